import { useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { explainCurlProblem } from './explain-curl-problem.ts';
import styles from './api-request.module.css';
import type { CurlProblem } from '#snippets/read-curl/read-curl.ts';

interface PasteCurlProps {
  readonly text: string;
  readonly problem: CurlProblem | null;
  readonly onChange: (text: string) => void;
  readonly onRead: (text: string) => void;
  readonly onClose: () => void;
}

/** A command of curl, as documentation and browsers' tools offer it. */
export function PasteCurl({ text, problem, onChange, onRead, onClose }: PasteCurlProps) {
  const [isPasted, setIsPasted] = useState(false);
  return (
    <Card
      title="Paste a cURL command"
      about="For bash, or for cmd of Windows. It is read here, and nothing of it is run; what you have written stays in the history."
    >
      <form
        className={styles['stack']}
        onSubmit={(event) => {
          event.preventDefault();
          onRead(text);
        }}
      >
        <TextAreaField
          label="cURL command"
          rows={6}
          className={styles['wire']}
          placeholder={"curl 'https://api.example.com/orders' -H 'Authorization: Bearer …'"}
          value={text}
          error={problem === null ? null : explainCurlProblem(problem)}
          onPaste={() => setIsPasted(true)}
          onChange={onChange}
          autoFocus
        />
        <div className={styles['line']}>
          <Button kind="primary" type="submit" disabled={text.trim() === ''}>
            Read the command
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          {isPasted && (
            <span className={styles['note']}>A secret in it stays in this browser.</span>
          )}
        </div>
      </form>
    </Card>
  );
}
