import { useState } from 'react';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Button } from '#ui/button/button.tsx';
import { CheckList } from '#ui/check-list/check-list.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { AskForm, type Question } from './ask-form.tsx';
import { AttemptList } from './attempt-list.tsx';
import styles from './environments.module.css';
import { ProblemNotice } from './problem-notice.tsx';
import { ResourceServers } from './resource-servers.tsx';
import { type FoundApi, useResource } from './use-resource.ts';

/** From an API’s URL to the servers that it trusts. RFC 9728. */
export function ResourceForm() {
  const [question, setQuestion] = useState<Question>({ typed: '', transport: 'direct' });
  const { state, ask, cancel } = useResource();
  const askFor = (asked: Question) => {
    setQuestion(asked);
    void ask(asked.typed, asked.transport);
  };
  const problem = 'problem' in state ? state.problem : null;
  return (
    <div className={styles['form']}>
      <AskForm
        label="API’s URL"
        hint="What clients call, for example https://api.example.com/orders. No token is sent."
        action="Ask the API"
        question={question}
        isAsking={state.status === 'asking'}
        onChange={setQuestion}
        onAsk={askFor}
        onCancel={cancel}
      />
      {state.attempts.length > 0 && <AttemptList attempts={state.attempts} />}
      {state.status === 'cancelled' && (
        <Notice kind="info" role="status" title="Cancelled">
          <p>Nothing was changed. Asking again starts anew.</p>
        </Notice>
      )}
      {problem !== null && (
        <ProblemNotice
          problem={problem}
          actions={
            <OtherWays
              problem={problem}
              question={question}
              isFailed={state.status === 'failed'}
              onAsk={askFor}
            />
          }
        />
      )}
      {state.status === 'found' && <FoundMetadata found={state} />}
      {state.status === 'found' && state.problem === null && (
        <ResourceServers key={state.url} metadata={state.metadata} transport={question.transport} />
      )}
    </div>
  );
}

interface OtherWaysProps {
  readonly problem: Problem | TransportProblem;
  readonly question: Question;
  readonly isFailed: boolean;
  readonly onAsk: (question: Question) => void;
}

/** What may lead further: the API that the metadata is about, or a way round CORS. */
function OtherWays({ problem, question, isFailed, onAsk }: OtherWaysProps) {
  const canRelay = question.transport === 'direct' && problem.code !== 'resource_text_unreadable';
  return (
    <>
      {problem.code === 'resource_mismatch' && URL.canParse(problem.received) && (
        <Button onClick={() => onAsk({ ...question, typed: problem.received })}>
          Ask for the API that it names
        </Button>
      )}
      {isFailed && canRelay && (
        <Button onClick={() => onAsk({ ...question, transport: 'relay' })}>
          Ask through the relay
        </Button>
      )}
    </>
  );
}

function FoundMetadata({ found: { checks } }: { readonly found: FoundApi }) {
  return (
    <section>
      <h3>What the API says of itself</h3>
      <CheckList
        label="What the API says of itself"
        rows={checks.map((check) => ({
          id: check.id,
          mark: check.outcome,
          title: check.title,
          evidence: check.evidence,
          link: { href: specUrl(check.spec), label: citeSpec(check.spec) },
        }))}
      />
    </section>
  );
}
