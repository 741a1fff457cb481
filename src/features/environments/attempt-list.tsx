import { citeSpec, specUrl } from '#protocol/spec.ts';
import { explainProblem } from '#knowledge/explain-problem.ts';
import { CheckList } from '#ui/check-list/check-list.tsx';
import type { DiscoveryAttempt } from '#workspace/model/discovery.ts';
import styles from './environments.module.css';

/** Each address that was tried, in order, with what it answered. */
export function AttemptList({ attempts }: { readonly attempts: readonly DiscoveryAttempt[] }) {
  return (
    <ul className={styles['attempts']} aria-label="Addresses that were tried" aria-live="polite">
      {attempts.map((attempt) => (
        <Attempt key={attempt.url} attempt={attempt} />
      ))}
    </ul>
  );
}

function Attempt({ attempt: { url, state } }: { readonly attempt: DiscoveryAttempt }) {
  const checks = state.status === 'answered' ? state.checks : [];
  return (
    <li>
      <b aria-hidden="true" data-tone={tones[signOf(state)]}>
        {signOf(state)}
      </b>
      <code>{url}</code>
      <span className={styles['soft']}>{wordsOf(state)}</span>
      {checks.length > 0 && (
        <details>
          <summary className={styles['soft']}>{checks.length} checks</summary>
          <CheckList
            rows={checks.map((check) => ({
              id: check.id,
              mark: check.outcome,
              title: check.title,
              evidence: check.evidence,
              link: { href: specUrl(check.spec), label: citeSpec(check.spec) },
            }))}
          />
        </details>
      )}
    </li>
  );
}

const tones = { '…': 'plain', '✓': 'good', '✕': 'bad' } as const;

function signOf(state: DiscoveryAttempt['state']): keyof typeof tones {
  if (state.status === 'asking') return '…';
  return state.status === 'answered' && state.problem === null ? '✓' : '✕';
}

function wordsOf(state: DiscoveryAttempt['state']): string {
  if (state.status === 'asking') return 'asking…';
  if (state.status === 'failed') return explainProblem(state.problem).title;
  const answered = `answered ${state.httpStatus}`;
  return state.problem === null
    ? `${answered}: ${state.finds ?? 'metadata'}`
    : `${answered}: ${explainProblem(state.problem).title}`;
}
