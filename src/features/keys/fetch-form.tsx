import { useEffect, useState, type FormEvent } from 'react';
import { compareKeySets } from '#protocol/keys/compare-key-sets.ts';
import { parseKeyMaterial } from '#protocol/keys/parse-key-material.ts';
import { Button } from '#ui/button/button.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { fetchKeySet, type FetchKeySetProblem } from '#workspace/keys/fetch-key-set.ts';
import type { StoredKeySet } from '#workspace/model/stored-key.ts';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { foundKey, type Bench } from './bench.ts';
import { KnownAddresses } from './known-addresses.tsx';
import { storedHalf } from './stored-half.ts';
import styles from './keys.module.css';

interface FetchFormProps {
  readonly onFetched: (bench: Bench) => void;
}

/** Asks an address for its keys: only when told to, and nothing of the user's goes with it. */
export function FetchForm({ onFetched }: FetchFormProps) {
  const services = useServices();
  const sets = useWorkspaceState((state) => state.keySets);
  const hasRelay = useWorkspaceState(({ host, hostProblem }) =>
    host === null ? hostProblem === null : host.relay,
  );
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<FetchKeySetProblem | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  useEffect(() => () => running?.abort(), [running]);

  const ask = async (address: string, via: 'direct' | 'relay') => {
    const url = addressOf(address);
    if (url === null) return setProblem({ sentence: notAnAddress, mayRelay: false, jwksUri: null });
    const controller = new AbortController();
    setRunning(controller);
    setProblem(null);
    setTyped(address);
    const fetched = await fetchKeySet(url, services.transports[via], controller.signal);
    // Whoever asks before the storage is open waits for it.
    const workspace = await services.workspace().catch(() => null);
    if (!fetched.ok && fetched.problem.mayRelay) await workspace?.settleHost();
    if (controller.signal.aborted) return;
    setRunning(null);
    if (!fetched.ok) return setProblem(fetched.problem);
    const before = workspace?.getState().keySets.find(({ id }) => id === url) ?? null;
    onFetched(await benchOfAnswer({ ...fetched.value, url }, before));
    const keys = fetched.value.keys.map(storedHalf);
    void workspace?.keys.saveSet({ id: url, fetchedAt: services.clock(), keys });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (running === null) void ask(typed, 'direct');
  };
  const cancel = () => {
    running?.abort();
    setRunning(null);
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextField
        label="JWKS URL"
        hint="A server’s jwks_uri. It is asked when you press the button, and not before."
        isMono
        inputMode="url"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setProblem(null);
        }}
      />
      <div className={styles['row']}>
        <Button kind="primary" type="submit" isBusy={running !== null}>
          Fetch keys
        </Button>
        {running !== null && <Button onClick={cancel}>Cancel</Button>}
      </div>
      {problem !== null && (
        <FetchFailed
          problem={problem}
          onRelay={hasRelay && problem.mayRelay ? () => void ask(typed, 'relay') : null}
          onUse={(url) => void ask(url, 'direct')}
        />
      )}
      <KnownAddresses sets={sets} onFetch={(url) => void ask(url, 'direct')} />
    </form>
  );
}

const notAnAddress = 'This is no address: one begins with https:// or http://.';

function addressOf(typed: string): string | null {
  const material = parseKeyMaterial(typed);
  return material.ok && material.value.kind === 'url' ? material.value.url : null;
}

type Answer = Pick<Bench, 'url'> & {
  readonly keys: StoredKeySet['keys'];
  readonly text: string;
};

async function benchOfAnswer(answer: Answer, before: StoredKeySet | null): Promise<Bench> {
  const { keys, text, url } = answer;
  const what = before === null ? null : await compareKeySets(before.keys, keys.map(storedHalf));
  return {
    ...{ from: 'fetched', text, url },
    keys: await Promise.all(keys.map((jwk) => foundKey({ jwk, certificate: null, form: 'jwk' }))),
    change: before === null || what === null ? null : { since: before.fetchedAt, what },
  };
}

interface FetchFailedProps {
  readonly problem: FetchKeySetProblem;
  readonly onRelay: (() => void) | null;
  readonly onUse: (url: string) => void;
}

function FetchFailed({ problem, onRelay, onUse }: FetchFailedProps) {
  const { jwksUri, sentence } = problem;
  return (
    <Notice
      kind="bad"
      role="alert"
      title="The keys could not be read"
      actions={
        <>
          {onRelay !== null && <Button onClick={onRelay}>Fetch them through the relay</Button>}
          {jwksUri !== null && <Button onClick={() => onUse(jwksUri)}>Fetch its jwks_uri</Button>}
        </>
      }
    >
      <p>
        {sentence}
        {jwksUri !== null && (
          <>
            {' '}
            Its keys are at{' '}
            <code>
              <bdi>{jwksUri}</bdi>
            </code>
          </>
        )}
      </p>
    </Notice>
  );
}
