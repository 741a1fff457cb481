import type { ReactNode } from 'react';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { explainProblem } from '#knowledge/explain-problem.ts';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from './environments.module.css';

interface ProblemNoticeProps {
  readonly problem: Problem | TransportProblem;
  readonly actions?: ReactNode;
}

/** What went wrong, what it means, the likely causes in order, and what to do. */
export function ProblemNotice({ problem, actions }: ProblemNoticeProps) {
  const { title, said, meaning, causes, todo, spec } = explainProblem(problem);
  const hasBoth = 'expected' in problem && 'received' in problem;
  return (
    <Notice kind="bad" role="alert" title={title} actions={actions}>
      {said !== null && (
        <p>
          The server said: <bdi>{shorten(said)}</bdi>
        </p>
      )}
      <p>{meaning}</p>
      {hasBoth && (
        <dl className={styles['values']}>
          <dt>Expected</dt>
          <dd>
            <code>{shorten(problem.expected)}</code>
          </dd>
          <dt>Received</dt>
          <dd>
            <code>{shorten(problem.received ?? 'nothing')}</code>
          </dd>
        </dl>
      )}
      {causes.length > 0 && (
        <div>
          <p>{causes.length === 1 ? 'The likely cause:' : 'Likely causes, the likeliest first:'}</p>
          <ol>
            {causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ol>
        </div>
      )}
      <p>
        <b>What to do:</b> {todo}
      </p>
      {spec !== null && (
        <p>
          <a href={specUrl(spec)} target="_blank" rel="noreferrer">
            {citeSpec(spec)}
          </a>
        </p>
      )}
    </Notice>
  );
}
