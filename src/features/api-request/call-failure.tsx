import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import type { CallAdvice } from '#workspace/calls/call-advice.ts';
import type { CallFix } from '#workspace/calls/call-fix.ts';
import styles from './api-request.module.css';

interface CallFailureProps {
  readonly advice: CallAdvice;
  readonly onFix: (fix: CallFix) => void;
}

/** A call that failed: what was said, what it means, why, and buttons that mend it. */
export function CallFailure({ advice, onFix }: CallFailureProps) {
  const { title, said, meaning, causes, todo, fixes } = advice;
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
          <ol className={styles['list']}>
            {causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ol>
        </div>
      )}
      <p>
        <b>What to do:</b> {todo}
      </p>
    </Notice>
  );
}
