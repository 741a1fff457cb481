import { useState } from 'react';
import type { HttpResponse } from '#protocol/http/message.ts';
import { renderResponse } from '#protocol/http/render-message.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { Failure } from '#ui/failure/failure.tsx';
import { AnswerTable } from './answer-table.tsx';
import { DecodedToken } from './decoded-token.tsx';
import { hideSecrets, secretsIn } from './hide-secrets.ts';
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
      {advice !== null && <Failure {...advice} onFix={actions.applyFix} />}
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
      {response !== null && <Arrived context={context} actions={actions} response={response} />}
      {view.earlier.length > 0 && <EarlierExchanges earlier={view.earlier} />}
    </div>
  );
}

interface ArrivedProps extends ResponsePanelProps {
  readonly response: HttpResponse;
}

/** The answer in full, but for secrets that a registration brings: those are shown when asked for. */
function Arrived({ context, actions, response }: ArrivedProps) {
  const secrets = secretsIn(response.body);
  const [isOpen, setOpen] = useState(false);
  const hidden = isOpen ? [] : secrets;
  return (
    <>
      <CodeBlock
        part="response"
        label="Response as it came"
        text={hideSecrets(renderResponse(response), hidden)}
        language="http"
        copyLabel="Copy response"
      />
      <p className={styles['note']}>
        {response.status} in {describeDuration(response.durationMilliseconds)}
        {context.view.sent?.transport === 'relay' && ', by the relay'}{' '}
        {secrets.length > 0 && (
          <Button kind="quiet" aria-pressed={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide secrets' : 'Show secrets'}
          </Button>
        )}
      </p>
      {response.headersSeen === 'cors-filtered' && (
        <HiddenHeaders context={context} response={response} applyFix={actions.applyFix} />
      )}
      <ResponseMembers body={hideSecrets(response.body, hidden)} />
    </>
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
