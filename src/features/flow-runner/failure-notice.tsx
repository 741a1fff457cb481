import type { Advice, Fix } from '#workspace/model/fix.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from './step-section.module.css';

interface FailureNoticeProps {
  readonly advice: Advice;
  readonly applyFix: (fix: Fix) => void;
}

/** A failure: what was said, what it means, why it happens, what to do, and a button that does it. */
export function FailureNotice({ advice, applyFix }: FailureNoticeProps) {
  const { title, said, meaning, causes, todo, note, fixes } = advice;
  return (
    <Notice
      kind="bad"
      title={<bdi>{shorten(title)}</bdi>}
      actions={
        fixes.length > 0 &&
        fixes.map((fix, index) => (
          <Button
            key={fix.label}
            kind={index === 0 ? 'plain' : 'quiet'}
            onClick={() => applyFix(fix)}
          >
            {fix.label}
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
