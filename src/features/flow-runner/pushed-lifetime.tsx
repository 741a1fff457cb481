import { isPushed } from '#flows/steps/request-options.ts';
import { flowOf } from '#flows/registry.ts';
import { chosenOptions } from '#workspace/runs/chosen-options.ts';
import { recall } from '#workspace/runs/recall.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { rfc } from '#protocol/spec.ts';
import { Countdown, useHasPassed } from './countdown.tsx';
import { SpecLink } from './spec-link.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import styles from './step-exhibit.module.css';

interface PushedLifetimeProps {
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** How long the pushed request is still good, and a new one once it is not. RFC 9126 §2.2 */
export function PushedLifetime({ context, actions }: PushedLifetimeProps) {
  const { run, view } = context;
  const flow = flowOf(run.flow);
  const { requestUri, requestUriExpiresAt } = recall(run, flow);
  const isOver = view.status.status === 'answered' || view.status.status === 'failed';
  if (requestUri === null || requestUriExpiresAt === null || isOver) return null;
  if (!isPushed(chosenOptions(run, flow))) return null;
  return <Lifetime until={requestUriExpiresAt} actions={actions} />;
}

interface LifetimeProps {
  readonly until: number;
  readonly actions: StepActions;
}

function Lifetime({ until, actions }: LifetimeProps) {
  const hasExpired = useHasPassed(until);
  if (!hasExpired) {
    return (
      <div className={styles['exhibit']}>
        <p className={styles['soft']}>
          The pushed request is <Countdown until={until} over="over" />.{' '}
          <SpecLink spec={rfc(9126, '2.2')} />
        </p>
      </div>
    );
  }
  return (
    <div className={styles['notice']}>
      <Notice
        kind="warn"
        role="status"
        title="The pushed request has expired"
        actions={
          <Button onClick={() => actions.applyFix({ kind: 'rerun', label: 'Push again' })}>
            Push again
          </Button>
        }
      >
        The server has to refuse its request_uri by now. Pushing again makes the request anew, with
        what you changed in it, and brings a fresh one. <SpecLink spec={rfc(9126, '2.2')} />
      </Notice>
    </div>
  );
}
