import { useState } from 'react';
import { judgeRefusal } from '#protocol/resource/judge-refusal.ts';
import { sentScheme } from '#protocol/resource/sent-scheme.ts';
import { bodyBytes } from '#protocol/http/body-bytes.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import { renderResponse } from '#protocol/http/render-message.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Button } from '#ui/button/button.tsx';
import { CheckList } from '#ui/check-list/check-list.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { NameTable } from '#ui/name-table/name-table.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { Tabs } from '#ui/tabs/tabs.tsx';
import { useServices } from '#workspace/react/services.ts';
import { AnswerBody } from './answer-body.tsx';
import styles from './api-request.module.css';
import { fileNameOf } from './read-answer.ts';

interface AnswerTabsProps {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

/** The answer laid out, as it came, its headers alone, and what was checked of it. */
export function AnswerTabs({ request, response }: AnswerTabsProps) {
  const { saveFile } = useServices();
  const [tab, setTab] = useState('pretty');
  const { checks } = judgeRefusal(response, 'api', sentScheme(request));
  const save = () => saveFile(fileNameOf(response, request.url), bodyBytes(response));
  return (
    <Tabs
      label="The answer"
      value={tab}
      onChange={setTab}
      items={[
        {
          id: 'pretty',
          label: 'Pretty',
          panel: (
            <div className={styles['panel']}>
              <AnswerBody key={response.receivedAt} response={response} />
              {response.body !== '' && (
                <div>
                  <Button kind="quiet" onClick={save}>
                    Save the body as a file
                  </Button>
                </div>
              )}
            </div>
          ),
        },
        {
          id: 'raw',
          label: 'Raw',
          panel: (
            <CodeBlock
              part="response"
              label="Response as it came"
              text={renderResponse(response)}
              language="http"
              copyLabel="Copy response"
            />
          ),
        },
        {
          id: 'headers',
          label: 'Headers',
          count: response.headers.length,
          panel: <HeadersPanel response={response} />,
        },
        {
          id: 'checks',
          label: 'Checks',
          count: checks.length,
          panel: (
            <CheckList
              label="Checks of the answer"
              rows={checks.map((check) => ({
                id: check.id,
                mark: check.outcome,
                title: check.title,
                evidence: check.evidence,
                link: { href: specUrl(check.spec), label: citeSpec(check.spec) },
              }))}
            />
          ),
        },
      ]}
    />
  );
}

function HeadersPanel({ response }: { readonly response: HttpResponse }) {
  return (
    <div className={styles['panel']}>
      <NameTable
        part="response-headers"
        rows={response.headers.map(([name, value]) => ({
          name,
          value: shorten(value),
          meaning: null,
        }))}
      />
      {response.headersSeen === 'cors-filtered' && (
        <p className={styles['note']}>
          This page is of another origin than the API, so the browser shows it a few headers, and
          those that the API names in <code>Access-Control-Expose-Headers</code>. The relay sees
          every one.
        </p>
      )}
    </div>
  );
}
