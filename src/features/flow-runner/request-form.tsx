import { Button } from '#ui/button/button.tsx';
import { AskingAgain } from './asking-again.tsx';
import { Elapsed } from './elapsed.tsx';
import { Probing } from './probing.tsx';
import { StepForm } from './step-form.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import styles from './step-section.module.css';

interface RequestFormProps {
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** A request that the page sends: what goes, the button that sends, the one that stops waiting. */
export function RequestForm({ context, actions }: RequestFormProps) {
  const { view } = context;
  const isSending = view.status.status === 'sending' || view.status.status === 'probing';
  const cannot = view.next?.request === null;
  const submit = () => {
    if (!isSending) actions.send();
  };
  return (
    <StepForm context={context} actions={actions} onSubmit={submit}>
      <div className={styles['send']}>
        <Button kind="primary" type="submit" isBusy={isSending} disabled={cannot}>
          {view.status.status === 'asking-again' ? 'Ask now' : 'Send request'}
        </Button>
        {view.status.status === 'asking-again' && (
          <>
            <Button onClick={actions.cancel}>Stop asking</Button>
            <span className={styles['note']}>
              <AskingAgain
                dueAt={view.status.dueAt}
                reason={view.status.reason}
                onDue={actions.send}
              />
            </span>
          </>
        )}
        <Probing context={context} actions={actions} />
        {view.status.status === 'sending' && (
          <>
            <Button onClick={actions.cancel}>Cancel</Button>
            <span className={styles['note']}>
              waiting for the answer, <Elapsed since={view.status.since} />
            </span>
          </>
        )}
      </div>
    </StepForm>
  );
}
