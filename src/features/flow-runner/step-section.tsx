import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import { AuthorizationForm } from './authorization-form.tsx';
import { describeStatus } from './describe-status.ts';
import { LocalForm } from './local-form.tsx';
import { StepExhibit } from './step-exhibit.tsx';
import { StepEvidence } from './step-evidence.tsx';
import { stepAnchor } from './step-anchor.ts';
import { SpecLinks } from './spec-link.tsx';
import styles from './step-section.module.css';
import { RequestForm } from './request-form.tsx';
import type { StepActions, StepContext } from './step-context.ts';

interface StepSectionProps {
  readonly number: number;
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** One step: what is about to happen on the left, the evidence of what did on the right. */
export function StepSection({ number, context, actions }: StepSectionProps) {
  const { step, view } = context;
  const failed = view.checks.filter((check) => check.outcome === 'failed').length;
  const words = describeStatus(view.status, failed);
  const isWaiting = view.draft === null;
  return (
    <section
      className={styles['step']}
      id={stepAnchor(step.id)}
      aria-label={step.title}
      tabIndex={-1}
    >
      <header className={styles['head']}>
        <span className={styles['number']}>{number}</span>
        <h2>{step.title}</h2>
        <span className={`${styles['state']} ${styles[words.tone]}`} data-part="state">
          <span className={styles['mark']} aria-hidden="true">
            {words.mark}
          </span>{' '}
          <bdi>{words.text}</bdi>
        </span>
        <VisuallyHidden>
          <span aria-live="polite">{announce(step.title, view.status.status, words.text)}</span>
        </VisuallyHidden>
      </header>
      {isWaiting ? (
        <div className={styles['waits']}>
          <p className={styles['about']}>
            {step.about} <SpecLinks specs={step.specs} />
          </p>
          {view.status.status === 'waiting' && (
            <p>
              Waits for {view.status.waitsFor}.{step.optional && ' It may be left out.'}
            </p>
          )}
          {view.status.status === 'failed' && <StepEvidence context={context} actions={actions} />}
        </div>
      ) : (
        <>
          <StepExhibit context={context} actions={actions} />
          {step.kind === 'authorization' && (
            <AuthorizationForm context={context} actions={actions} />
          )}
          {step.kind === 'request' && <RequestForm context={context} actions={actions} />}
          {step.kind === 'local' && <LocalForm step={step} context={context} actions={actions} />}
          <div className={styles['see']}>
            <StepEvidence context={context} actions={actions} />
          </div>
        </>
      )}
    </section>
  );
}

/** Said aloud when something has happened; what was there from the start is not. */
function announce(title: string, status: string, text: string): string {
  return status === 'waiting' || status === 'ready' ? '' : `${title}: ${text}`;
}
