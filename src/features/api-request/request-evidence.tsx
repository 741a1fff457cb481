import { useState } from 'react';
import { explainProblem } from '#knowledge/explain-problem.ts';
import { credentialSecrets } from '#protocol/api-call/credential-fields.ts';
import { addedHeaders } from '#protocol/http/added-headers.ts';
import { findBrowserDrops } from '#protocol/http/forbidden-headers.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import { renderRequest } from '#protocol/http/render-message.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { Tabs } from '#ui/tabs/tabs.tsx';
import type { CallPreview } from '#workspace/calls/call-actions.ts';
import styles from './api-request.module.css';
import { CallCode } from './call-code.tsx';
import { SpecLink } from './spec-link.tsx';

interface RequestEvidenceProps {
  readonly preview: CallPreview;
  readonly hasRelay: boolean;
  readonly onUseRelay: () => void;
}

/** The request byte for byte, as it will go, and as code. */
export function RequestEvidence({ preview, hasRelay, onUseRelay }: RequestEvidenceProps) {
  const [tab, setTab] = useState('request');
  const { request, held, draft } = preview;
  return (
    <Tabs
      label="The request"
      value={tab}
      onChange={setTab}
      items={[
        {
          id: 'request',
          label: 'Request',
          panel: <RequestPanel {...{ preview, hasRelay, onUseRelay }} />,
        },
        {
          id: 'code',
          label: 'Code',
          panel: <CallCode request={request} secrets={credentialSecrets(draft.credential, held)} />,
        },
      ]}
    />
  );
}

function RequestPanel({ preview, hasRelay, onUseRelay }: RequestEvidenceProps) {
  const { request, problem, draft, held } = preview;
  if (request === null) {
    return draft.url.trim() === '' ? (
      <p className={styles['note']}>
        The request appears here as it will be sent, once it has an address.
      </p>
    ) : (
      <Impossible problem={problem} />
    );
  }
  return (
    <div className={styles['panel']}>
      {draft.transport === 'direct' && (
        <BrowserDrops request={request} hasRelay={hasRelay} onUseRelay={onUseRelay} />
      )}
      <div className={styles['preview']}>
        <CodeBlock
          part="request"
          label="Request as it is sent"
          text={renderRequest(request)}
          language="http"
          copyLabel="Copy request"
        />
      </div>
      <p className={styles['note']}>
        Not sent yet.{' '}
        {draft.transport === 'relay'
          ? 'It will go by the relay of this app’s host, which adds nothing but what HTTP needs.'
          : 'This page will send it itself.'}
        {held?.proof != null &&
          ' A proof works once and for a short time: one that is older than 20 seconds is made anew when it is sent.'}
      </p>
      <AddedHeaders request={request} isByRelay={draft.transport === 'relay'} />
    </div>
  );
}

function Impossible({ problem }: { readonly problem: CallPreview['problem'] }) {
  if (problem === null) return null;
  const { title, meaning, todo } = explainProblem(problem);
  return (
    <Notice kind="bad" title={title}>
      <p>{meaning}</p>
      <p>{todo}</p>
    </Notice>
  );
}

interface AddedHeadersProps {
  readonly request: HttpRequest;
  readonly isByRelay: boolean;
}

function AddedHeaders({ request, isByRelay }: AddedHeadersProps) {
  return (
    <details className={styles['more']}>
      <summary>Headers that the {isByRelay ? 'relay' : 'browser'} adds by itself</summary>
      <ul className={styles['list']}>
        {addedHeaders(request, isByRelay ? 'relay' : 'page').map(({ name, when }) => (
          <li key={name}>
            <code>{name}</code>: {when}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface BrowserDropsProps {
  readonly request: HttpRequest;
  readonly hasRelay: boolean;
  readonly onUseRelay: () => void;
}

function BrowserDrops({ request, hasRelay, onUseRelay }: BrowserDropsProps) {
  const drops = findBrowserDrops(request);
  if (drops.length === 0) return null;
  return (
    <Notice
      kind="warn"
      title="The browser will not send this as it stands"
      actions={hasRelay && <Button onClick={onUseRelay}>Use the relay</Button>}
    >
      <ul className={styles['list']}>
        {drops.map((drop) => (
          <li key={`${drop.what} ${drop.name}`}>
            <code>{drop.name}</code>: {drop.reason} (<SpecLink spec={drop.spec} />)
          </li>
        ))}
      </ul>
      <p>
        {hasRelay
          ? 'The relay of this app’s host sends it as it is written.'
          : 'The relay would; this host has none that takes requests. Run the app with npm start.'}
      </p>
    </Notice>
  );
}
