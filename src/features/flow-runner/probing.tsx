import { Button } from '#ui/button/button.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { Elapsed } from './elapsed.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import styles from './step-section.module.css';

interface ProbingProps {
  readonly context: StepContext;
  readonly actions: Pick<StepActions, 'cancel'>;
}

/** Says that the token endpoint is tried before a code or a refresh token is spent there. */
export function Probing({ context, actions }: ProbingProps) {
  const { status } = context.view;
  if (status.status !== 'probing') return null;
  return (
    <>
      <Button onClick={actions.cancel}>Cancel</Button>
      <span className={styles['note']}>
        finding out whether this page can read answers of <bdi>{shorten(status.url)}</bdi>, before
        anything is spent there, <Elapsed since={status.since} />
      </span>
    </>
  );
}
