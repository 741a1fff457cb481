import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { Card } from '#ui/card/card.tsx';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import styles from './settings.module.css';

/** What is kept, and how much room it takes. */
export function StoredCard() {
  const environments = useWorkspaceState((state) => state.environments);
  const runs = useWorkspaceState((state) => state.runs);
  const keys = useWorkspaceState((state) => state.keys);
  const calls = useWorkspaceState((state) => state.calls);
  const status = useWorkspaceState((state) => state.status);
  const used = useStorageUsed(environments.length + runs.length + keys.length + calls.length);
  const secrets = environments.flatMap(({ clients }) =>
    clients.filter(({ clientSecret }) => clientSecret !== null),
  ).length;
  return (
    <Card
      title="What is kept here"
      about="In this browser’s storage for this site, readable by whoever uses this browser profile."
    >
      {status === 'loading' ? (
        <p className={styles['soft']}>Reading…</p>
      ) : (
        <dl className={styles['facts']}>
          <dt>Environments</dt>
          <dd>
            <Link to={paths.environments}>{count(environments.length, 'environment')}</Link>, with{' '}
            {count(secrets, 'client secret')}
          </dd>
          <dt>Runs</dt>
          <dd>
            <Link to={paths.runs}>{count(runs.length, 'run')}</Link>
            {runs.length > 0 && ', with the tokens that came of it'}
          </dd>
          <dt>Keys</dt>
          <dd>
            <Link to={paths.keys}>{count(keys.length, 'key')}</Link> of your own
          </dd>
          <dt>Calls of APIs</dt>
          <dd>
            <Link to={paths.request}>{count(calls.length, 'call')}</Link>
            {calls.length > 0 && ', with the credentials that they were sent with'}
          </dd>
          <dt>Room taken</dt>
          <dd>{used === null ? 'not told by this browser' : describeBytes(used)}</dd>
          <dt>Leaves this browser</dt>
          <dd>
            Requests that you send to servers of your environments. No analytics, no third party.
          </dd>
        </dl>
      )}
    </Card>
  );
}

function useStorageUsed(changes: number): number | null {
  const [used, setUsed] = useState<number | null>(null);
  useEffect(() => {
    // Missing where the page is not in a secure context.
    const storage = navigator.storage as StorageManager | undefined;
    if (storage === undefined) return;
    const read = async () => {
      const { usage } = await storage.estimate();
      setUsed(usage ?? null);
    };
    read().catch(() => setUsed(null));
  }, [changes]);
  return used;
}

function count(number: number, one: string): string {
  if (number === 0) return `no ${one}`;
  return number === 1 ? `1 ${one}` : `${number} ${one}s`;
}

function describeBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
