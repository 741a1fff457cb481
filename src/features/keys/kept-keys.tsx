import { useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { Menu } from '#ui/menu/menu.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { StoredKey } from '#workspace/model/stored-key.ts';
import { useWorkspace, useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { benchOf, describeKind, halfOf, halfWords, type Bench, type BenchKey } from './bench.ts';
import { RenameDialog } from './rename-dialog.tsx';
import styles from './keys.module.css';

interface KeptKeysProps {
  readonly onShow: (bench: Bench) => void;
}

/** The keys that the user asked to keep: shown again, put together in a set, renamed, deleted. */
export function KeptKeys({ onShow }: KeptKeysProps) {
  const workspace = useWorkspace();
  const keys = useWorkspaceState((state) => state.keys);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState<StoredKey | null>(null);
  const inSet = keys.filter(({ id }) => chosen.has(id));
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const remove = (id: string) => {
    const undo = workspace?.keys.remove(id);
    if (undo !== undefined) showToast(undo.message, { label: 'Undo', run: undo.undo });
  };
  return (
    <Card title="Kept here" about="In this browser, for the pages that sign, encrypt and send.">
      {workspace === null && <p className={styles['soft']}>Reading…</p>}
      {workspace !== null && keys.length === 0 && (
        <EmptyState title="No key is kept">
          <p>A key that you make or paste is gone with this page, unless you press Keep.</p>
        </EmptyState>
      )}
      {keys.length > 0 && (
        <>
          <ul className={styles['kept']} aria-label="Kept keys">
            {keys.map((key) => (
              <KeptKey
                key={key.id}
                stored={key}
                isChosen={chosen.has(key.id)}
                onChoose={(isChosen) => choose(key.id, isChosen)}
                onShow={() => onShow(benchOf('kept', [benchKeyOf(key)]))}
                onRename={() => setRenaming(key)}
                onRemove={() => remove(key.id)}
              />
            ))}
          </ul>
          <div className={styles['row']}>
            <Button
              disabled={inSet.length === 0}
              onClick={() => onShow(benchOf('kept', inSet.map(benchKeyOf)))}
            >
              Make a key set
            </Button>
            <span className={styles['soft']}>
              {inSet.length === 0 ? 'Tick the keys that go into it.' : `Of ${inSet.length} chosen.`}
            </span>
          </div>
        </>
      )}
      <RenameDialog stored={renaming} onClose={() => setRenaming(null)} />
    </Card>
  );
}

function benchKeyOf({ jwk, handle }: StoredKey): BenchKey {
  return { jwk, handle, certificate: null, form: null };
}

interface KeptKeyProps {
  readonly stored: StoredKey;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onShow: () => void;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

function KeptKey(props: KeptKeyProps) {
  const { stored, isChosen, onChoose, onShow, onRename, onRemove } = props;
  const { name, jwk } = stored;
  const half = halfOf(stored);
  const about = [describeKind(jwk), jwk.alg].filter((part) => typeof part === 'string');
  return (
    <li>
      <input
        type="checkbox"
        aria-label={`Choose ${name}`}
        checked={isChosen}
        // A secret has no public half that a set could show.
        disabled={jwk.kty === 'oct'}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <span className={styles['words']}>
        <button type="button" className={styles['name']} onClick={onShow}>
          <bdi>{name}</bdi>
        </button>
        <bdi className={styles['soft']}>{about.join(' · ')}</bdi>
        <Tag tone={half === 'public' ? 'neutral' : 'warn'}>{halfWords[half]}</Tag>
      </span>
      <Menu label={`More for ${name}`}>
        <Button kind="quiet" onClick={onRename}>
          Rename
        </Button>
        <Button kind="quiet" onClick={onRemove}>
          Delete
        </Button>
      </Menu>
    </li>
  );
}
