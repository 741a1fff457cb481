import { type FormEvent, useState } from 'react';
import type { EndpointName } from '#protocol/model/server-metadata.ts';
import { Button } from '#ui/button/button.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { showToast } from '#ui/toast/toast-store.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import { endpointFault } from './endpoint-fault.ts';
import styles from './environments.module.css';

interface EndpointRowProps {
  readonly environment: Environment;
  readonly name: EndpointName;
}

/** One endpoint: what the server says, or what the user put in its place. */
export function EndpointRow({ environment, name }: EndpointRowProps) {
  const workspace = useWorkspace();
  const own = environment.overrides[name];
  const shown = own ?? environment.metadata[name] ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const save = async (address: string | null) => {
    const { [name]: _left, ...rest } = environment.overrides;
    const overrides = address === null ? rest : { ...rest, [name]: address };
    const saved = await workspace?.environments.change(environment.id, { overrides });
    if (saved?.ok === false) showToast(saved.problem.reason);
    else setDraft(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = (draft ?? '').trim();
    const found = endpointFault(address);
    setFault(found);
    if (found === null) void save(address === environment.metadata[name] ? null : address);
  };
  if (draft !== null) {
    return (
      <form className={styles['fact']} onSubmit={submit} noValidate>
        <code>{name}</code>
        <div>
          <input
            aria-label={name}
            aria-invalid={fault !== null}
            autoFocus
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
          {fault !== null && <p role="alert">{fault}</p>}
        </div>
        <span className={styles['factActions']}>
          <Button type="submit">Save</Button>
          <Button kind="quiet" onClick={() => setDraft(null)}>
            Cancel
          </Button>
        </span>
      </form>
    );
  }
  return (
    <div className={styles['fact']}>
      <span className={styles['row']}>
        <code>{name}</code>
        {own !== undefined && <Tag tone="warn">yours</Tag>}
      </span>
      <bdi className={styles['factValue']}>{shown === '' ? '–' : shorten(shown)}</bdi>
      <span className={styles['factActions']}>
        {own !== undefined && (
          <Button kind="faint" aria-label={`Restore ${name}`} onClick={() => void save(null)}>
            Restore
          </Button>
        )}
        <Button kind="faint" aria-label={`Override ${name}`} onClick={() => setDraft(shown)}>
          {shown === '' ? 'Set' : 'Override'}
        </Button>
        {shown !== '' && <CopyButton kind="faint" text={shown} label={`Copy ${name}`} />}
      </span>
    </div>
  );
}
