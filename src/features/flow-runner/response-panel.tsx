import { renderResponse } from '#protocol/http/render-message.ts';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { AnswerTable } from './answer-table.tsx';
import { DecodedToken } from './decoded-token.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { HiddenHeaders } from './hidden-headers.tsx';
import { describeDuration } from './describe-duration.ts';
import { EarlierExchanges } from './earlier-exchanges.tsx';
import { ResponseMembers } from './response-members.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import styles from './step-section.module.css';

interface ResponsePanelProps {
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** What came back, as it came; before it, if it failed, why and what to do. */
export function ResponsePanel({ context, actions }: ResponsePanelProps) {
  const { view, advice } = context;
  const { response, answer, output } = view;
  return (
    <div className={styles['panel']}>
      {advice !== null && <FailureNotice advice={advice} applyFix={actions.applyFix} />}
      {output !== null && (
        <>
          <CodeBlock
            part="output"
            label={output.label}
            text={output.text}
            copyLabel={`Copy ${output.label.charAt(0).toLowerCase()}${output.label.slice(1)}`}
          />
          <DecodedToken label={output.label} token={output.text} />
        </>
      )}
      {response === null && answer === null && output === null && (
        <p className={styles['note']}>{describeNothing(context)}</p>
      )}
      {answer !== null && <AnswerTable answer={answer} />}
      {response !== null && (
        <>
          <CodeBlock
            part="response"
            label="Response as it came"
            text={renderResponse(response)}
            language="http"
            copyLabel="Copy response"
          />
          <p className={styles['note']}>
            {response.status} in {describeDuration(response.durationMilliseconds)}
            {view.sent?.transport === 'relay' && ', by the relay'}
          </p>
          {response.headersSeen === 'cors-filtered' && (
            <HiddenHeaders context={context} response={response} applyFix={actions.applyFix} />
          )}
          <ResponseMembers response={response} />
        </>
      )}
      {view.earlier.length > 0 && <EarlierExchanges earlier={view.earlier} />}
    </div>
  );
}

function describeNothing({ view }: StepContext): string {
  switch (view.status.status) {
    case 'sending':
    case 'away':
      return 'Nothing has come back yet.';
    case 'failed':
      return 'There is no answer to show.';
    case 'cancelled':
      return 'You stopped waiting. The server may still have acted on the request.';
    default:
      return 'The answer appears here as it comes, once the request has gone.';
  }
}
