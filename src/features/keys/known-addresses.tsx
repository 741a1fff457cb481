import { Button } from '#ui/button/button.tsx';
import { Time } from '#ui/time/time.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { StoredKeySet } from '#workspace/model/stored-key.ts';
import { useWorkspace, useWorkspaceState } from '#workspace/react/use-workspace.ts';
import styles from './keys.module.css';

interface KnownAddressesProps {
  readonly sets: readonly StoredKeySet[];
  readonly onFetch: (url: string) => void;
}

/** Addresses that were asked before, and those of environments; asking again tells what has changed. */
export function KnownAddresses({ sets, onFetch }: KnownAddressesProps) {
  const workspace = useWorkspace();
  const environments = useWorkspaceState((state) => state.environments);
  const fetched = new Set(sets.map(({ id }) => id));
  const others = environments.flatMap(({ name, keys }) =>
    keys === null || fetched.has(keys.url) ? [] : [{ name, url: keys.url }],
  );
  if (sets.length + others.length === 0) return null;
  const forget = (id: string) => {
    const undo = workspace?.keys.removeSet(id);
    if (undo !== undefined) showToast(undo.message, { label: 'Undo', run: undo.undo });
  };
  return (
    <div className={styles['before']}>
      <h3>Known addresses</h3>
      <ul aria-label="Known addresses">
        {sets
          .toSorted((one, other) => other.fetchedAt - one.fetchedAt)
          .map(({ id, fetchedAt, keys }) => (
            <li key={id}>
              <span className={styles['words']}>
                <bdi className={styles['mono']}>{id}</bdi>
                <span className={styles['soft']}>
                  {keys.length === 1 ? '1 key' : `${keys.length} keys`}, <Time at={fetchedAt} />
                </span>
              </span>
              <span className={styles['buttons']}>
                <Button kind="quiet" aria-label={`Fetch ${id} again`} onClick={() => onFetch(id)}>
                  Again
                </Button>
                <Button kind="faint" aria-label={`Forget ${id}`} onClick={() => forget(id)}>
                  Forget
                </Button>
              </span>
            </li>
          ))}
        {others.map(({ name, url }) => (
          <li key={url}>
            <span className={styles['words']}>
              <bdi className={styles['mono']}>{url}</bdi>
              <bdi className={styles['soft']}>{name}</bdi>
            </span>
            <Button kind="quiet" aria-label={`Fetch ${url}`} onClick={() => onFetch(url)}>
              Fetch
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
