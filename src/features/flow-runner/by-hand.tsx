import { useId, useState } from 'react';
import { explainProblem } from '#knowledge/explain-problem.ts';
import { Button } from '#ui/button/button.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import styles from './step-section.module.css';

interface ByHandProps {
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** The address to take elsewhere, and a box for the answer that is brought back. */
export function ByHand({ context, actions }: ByHandProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const url = context.view.next?.request?.url ?? null;
  const use = async () => {
    // The answer is judged against a request, so the run has to know that it went.
    if (context.view.status.status !== 'away') await actions.open('by-hand');
    const used = await actions.paste(text);
    if (used.ok) {
      setText('');
      setWrong(null);
    } else {
      const { title, todo } = explainProblem(used.problem);
      setWrong(`${title}. ${todo}`);
    }
  };
  return (
    <div className={styles['byHand']}>
      {url !== null && (
        <div>
          <p className={styles['note']}>
            1. Open this address wherever you like: another browser, another machine, a phone.
          </p>
          <code
            className={styles['address']}
            tabIndex={0}
            role="group"
            aria-label="Address to open"
          >
            {url}
          </code>
          <CopyButton text={url} label="Copy address" isNamed kind="plain" />
        </div>
      )}
      <div>
        <label className={styles['note']} htmlFor={id}>
          2. Paste the answer
        </label>
        <textarea
          id={id}
          rows={3}
          aria-label="Paste the answer"
          aria-describedby={`${id}-hint`}
          aria-invalid={wrong !== null || undefined}
          className={styles['answer']}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            void use();
          }}
        />
        <p id={`${id}-hint`} className={styles['note']}>
          The whole address that the browser ended at, or its query, the form’s body, or the code
          alone.
        </p>
        {wrong !== null && (
          <p className={styles['wrong']} role="alert">
            ✕ {wrong}
          </p>
        )}
      </div>
      <div className={styles['send']}>
        <Button disabled={text.trim() === ''} onClick={() => void use()}>
          Use the answer
        </Button>
      </div>
    </div>
  );
}
