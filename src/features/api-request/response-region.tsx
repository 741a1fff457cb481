import { explainHttpStatus } from '#knowledge/explain-http-status.ts';
import { renderRequest, renderResponse } from '#protocol/http/render-message.ts';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { Button } from '#ui/button/button.tsx';
import { Failure } from '#ui/failure/failure.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import { Time } from '#ui/time/time.tsx';
import type { CallAdvice } from '#workspace/calls/call-advice.ts';
import type { CallFix } from '#workspace/calls/call-fix.ts';
import type { ApiCall, CallExchange } from '#workspace/model/api-call.ts';
import { AnswerTabs } from './answer-tabs.tsx';
import styles from './api-request.module.css';
import { ChallengeTable } from './challenge-table.tsx';
import { describeBytes } from './describe-bytes.ts';
import { describeOutcome } from './describe-outcome.ts';
import { FoundTokens } from './found-tokens.tsx';
import { answerSize } from './read-answer.ts';
import { SpecLink } from './spec-link.tsx';

interface ResponseRegionProps {
  /** The call whose answer is shown; null before there is one. */
  readonly call: ApiCall | null;
  /** True where the request has been changed since. */
  readonly isOutdated: boolean;
  /** True while this page waits for the answer. */
  readonly isWaiting: boolean;
  readonly advice: CallAdvice | null;
  readonly onFix: (fix: CallFix) => void;
}

/** What came back, and what it means. */
export function ResponseRegion(props: ResponseRegionProps) {
  const { call, isOutdated, isWaiting } = props;
  const exchange = call?.exchanges.at(-1) ?? null;
  const state = describeOutcome(exchange, isWaiting);
  return (
    <section className={styles['response']} aria-labelledby="response-heading">
      <header className={styles['head']}>
        <h2 id="response-heading">Response</h2>
        <span data-part="state" role="status">
          {state === null ? null : <Tag tone={state.tone}>{state.text}</Tag>}
        </span>
      </header>
      <div className={styles['inside']}>
        {exchange === null || call === null ? (
          <p className={styles['note']}>The answer appears here, once the request has gone.</p>
        ) : (
          <>
            {isOutdated && (
              <p className={styles['note']}>
                This is the answer to what was sent <Time at={exchange.sentAt} />; the request has
                been changed since.
              </p>
            )}
            <Exchange {...props} exchange={exchange} />
            <Earlier exchanges={call.exchanges.slice(0, -1)} />
            <details className={styles['more']}>
              <summary>The request that was sent</summary>
              <CodeBlock
                part="sent-request"
                label="Request that was sent"
                text={renderRequest(exchange.request)}
                language="http"
                copyLabel="Copy the request that was sent"
              />
            </details>
          </>
        )}
      </div>
    </section>
  );
}

interface ExchangeProps extends ResponseRegionProps {
  readonly exchange: CallExchange;
}

function Exchange({ exchange, isWaiting, advice, onFix }: ExchangeProps) {
  const { outcome, request, transport, sentAt } = exchange;
  if (outcome === null) {
    return (
      <p className={styles['note']}>
        {isWaiting ? (
          'Waiting for the answer …'
        ) : (
          <>
            It was sent <Time at={sentAt} />, and no answer is known here: the page that sent it was
            closed, or still waits in another tab.
          </>
        )}
      </p>
    );
  }
  if (outcome.kind === 'cancelled') {
    return (
      <Notice kind="info" title="You stopped waiting">
        <p>The server may still have acted on the request.</p>
        <p>
          <Button onClick={() => onFix({ kind: 'send-again', label: 'Send again' })}>
            Send again
          </Button>
        </p>
      </Notice>
    );
  }
  if (outcome.kind === 'refused') {
    return advice === null ? null : <Failure {...advice} onFix={onFix} />;
  }
  const { response, cutFrom } = outcome;
  const meaning = explainHttpStatus(response.status);
  return (
    <>
      <p className={styles['meaning']}>
        <b>
          {response.status} {meaning.name}
        </b>
        : {meaning.says} <SpecLink spec={meaning.spec} />
      </p>
      <p className={styles['note']}>
        {describeTime(response.durationMilliseconds)} from sending to the last byte, as this{' '}
        {transport === 'relay' ? 'app’s relay' : 'page'} saw it;{' '}
        {describeBytes(answerSize(response))}, received <Time at={response.receivedAt} />.
      </p>
      {advice !== null && <Failure {...advice} onFix={onFix} />}
      <ChallengeTable response={response} />
      {cutFrom !== null && (
        <p className={styles['warn']}>
          Only the beginning of this answer was kept, of {cutFrom.toLocaleString('en')} characters.
          Send it again to have it whole.
        </p>
      )}
      <AnswerTabs request={request} response={response} />
      <FoundTokens response={response} />
    </>
  );
}

function describeTime(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What came before: a nonce that the server asked for. RFC 9449 §9 */
function Earlier({ exchanges }: { readonly exchanges: readonly CallExchange[] }) {
  if (exchanges.length === 0) return null;
  return (
    <details className={styles['more']}>
      <summary>
        Sent twice: the first time the server asked for its nonce in the proof, and got it
      </summary>
      {exchanges.map(({ request, outcome }, index) => (
        <div key={index} className={styles['panel']}>
          <CodeBlock
            part="earlier-request"
            label="Request that was sent first"
            text={renderRequest(request)}
            language="http"
          />
          {outcome?.kind === 'answered' && (
            <CodeBlock
              part="earlier-response"
              label="Response that asked for a nonce"
              text={renderResponse(outcome.response)}
              language="http"
            />
          )}
        </div>
      ))}
    </details>
  );
}
