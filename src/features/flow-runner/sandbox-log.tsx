import { useEffect, useState } from 'react';
import type { SandboxLogEntry } from '#sandbox/contract/log.ts';
import { Card } from '#ui/card/card.tsx';
import { CheckList, type CheckRow } from '#ui/check-list/check-list.tsx';
import { Time } from '#ui/time/time.tsx';
import type { Run } from '#workspace/model/run.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { citationUrl } from './citation-url.ts';
import styles from './sandbox-log.module.css';

interface SandboxLogProps {
  readonly workspace: Workspace;
  readonly run: Run;
}

/** What the sandbox did with the run's requests: which checks ran, and why it answered as it did. */
export function SandboxLog({ workspace, run }: SandboxLogProps) {
  const [entries, setEntries] = useState<readonly SandboxLogEntry[]>([]);
  const { events } = run;
  useEffect(() => {
    let isGone = false;
    workspace.sandboxLog(run).then(
      (found) => {
        if (!isGone) setEntries(found);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- grows by exchanges, not by keystrokes
  }, [workspace, run.id, countExchanges(events)]);
  return (
    <Card
      title="Behind the counter"
      about="What the sandbox looked at for each request, in its order, and why it answered as it did. No other server tells you this."
    >
      {entries.length === 0 ? (
        <p className={styles['note']}>The sandbox has not been asked anything in this run yet.</p>
      ) : (
        <ol className={styles['entries']}>
          {entries.map((entry) => (
            <li key={entry.sequence}>
              <Entry entry={entry} isOpen={entry === entries.at(-1)} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

type LoggedCheck = SandboxLogEntry['checks'][number];

const hadWork = ({ outcome }: LoggedCheck): boolean => outcome !== 'skipped';

/** The rules that this request gave no work to: there, and out of the way. */
function Skipped({ checks }: { readonly checks: readonly LoggedCheck[] }) {
  if (checks.length === 0) return null;
  return (
    <details className={styles['skipped']}>
      <summary>
        {checks.length === 1
          ? 'One more check had nothing to look at'
          : `${checks.length} more checks had nothing to look at`}
      </summary>
      <CheckList label="Checks without work" rows={checks.map(rowOf)} />
    </details>
  );
}

function rowOf(check: LoggedCheck, index: number): CheckRow {
  return {
    id: `${check.name} ${index}`,
    mark: check.outcome,
    title: titleOf(check.name),
    evidence: check.detail,
    link: { href: citationUrl(check.spec), label: check.spec },
  };
}

/** `check-code-verifier` is its file; `Code verifier` is what was looked at. */
function titleOf(name: string): string {
  const words = name
    .replace(/^check-/, '')
    .replaceAll('-', ' ')
    .replace(/\b(?:pkce|acr|id)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function countExchanges(events: Run['events']): number {
  return events.filter(({ type }) => type !== 'step-edited' && type !== 'step-prepared').length;
}

function Entry({ entry, isOpen }: { readonly entry: SandboxLogEntry; readonly isOpen: boolean }) {
  const isFine = entry.error === null && entry.status < 400;
  return (
    <details className={styles['entry']} open={isOpen}>
      <summary>
        <span>
          <code>
            {entry.method} <bdi>{entry.path}</bdi>
          </code>{' '}
          <span className={styles['note']}>
            <Time at={entry.at} />
          </span>
        </span>
        <span className={`${styles['status']} ${styles[isFine ? 'good' : 'bad']}`}>
          {isFine ? '✓' : '✕'} {entry.status} {entry.error ?? ''}
        </span>
      </summary>
      <div className={styles['inside']}>
        {entry.detail !== null && (
          <p>
            <bdi>{entry.detail}</bdi>
          </p>
        )}
        <CheckList
          label={`Checks of ${entry.method} ${entry.path}`}
          rows={entry.checks.filter(hadWork).map(rowOf)}
        />
        <Skipped checks={entry.checks.filter((check) => !hadWork(check))} />
      </div>
    </details>
  );
}
