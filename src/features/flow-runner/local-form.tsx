import type { LocalStep } from '#flows/define-flow.ts';
import { Button } from '#ui/button/button.tsx';
import { StepForm } from './step-form.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import styles from './step-section.module.css';

interface LocalFormProps {
  readonly step: LocalStep;
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** A step that is done in this page: what goes into the token, and the button that makes it. */
export function LocalForm({ step, context, actions }: LocalFormProps) {
  return (
    <StepForm context={context} actions={actions} onSubmit={actions.perform}>
      <div className={styles['send']}>
        <Button kind="primary" type="submit">
          {step.action}
        </Button>
        <span className={styles['note']}>nothing is sent</span>
      </div>
    </StepForm>
  );
}
