import type { ReactNode } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from './failure.module.css';

interface FailureProps<Fix extends { readonly label: string }> {
  readonly title: string;
  /** What the other side said, as it came. */
  readonly said: string | null;
  readonly meaning: string;
  /** Why it may have happened, the likeliest first. */
  readonly causes: readonly string[];
  readonly todo: string;
  readonly note?: ReactNode;
  readonly fixes: readonly Fix[];
  readonly onFix: (fix: Fix) => void;
}

/** A failure: what was said, what it means, why it happens, what to do, and buttons that do it. */
export function Failure<Fix extends { readonly label: string }>(props: FailureProps<Fix>) {
  const { title, said, meaning, causes, todo, note, fixes, onFix } = props;
  return (
    <Notice
      kind="bad"
      title={<bdi>{shorten(title)}</bdi>}
      actions={
        fixes.length > 0 &&
        fixes.map((fix, index) => (
          <Button key={fix.label} kind={index === 0 ? 'plain' : 'quiet'} onClick={() => onFix(fix)}>
            {shorten(fix.label)}
          </Button>
        ))
      }
    >
      {said !== null && (
        <p>
          The server said: <bdi className={styles['said']}>{shorten(said)}</bdi>
        </p>
      )}
      <p>{meaning}</p>
      {causes.length > 0 && (
        <div>
          <p>{causes.length === 1 ? 'The likely cause:' : 'Likely causes, the likeliest first:'}</p>
          <ol className={styles['causes']}>
            {causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ol>
        </div>
      )}
      <p>
        <b>What to do:</b> {todo}
      </p>
      {note !== undefined && <p>{note}</p>}
    </Notice>
  );
}
