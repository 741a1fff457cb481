import { useEffect, useState, type FormEvent } from 'react';
import { isSecretText } from '#protocol/keys/parse-key-material.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { fetchKeySet, type FetchKeySetProblem } from '#workspace/keys/fetch-key-set.ts';
import { useServices } from '#workspace/react/services.ts';
import type { KeyChoice } from './key-choice.ts';
import type { KnownEnvironments } from './use-environments.ts';
import type { KeySources } from './use-key-sources.ts';
import styles from './token-inspector.module.css';

interface KeyFormProps {
  readonly keySources: KeySources;
  readonly known: KnownEnvironments;
  readonly choice: KeyChoice;
  readonly onChange: (choice: KeyChoice) => void;
}

const encodings = [
  { value: 'utf-8', label: 'Text (UTF-8)' },
  { value: 'base64url', label: 'base64url' },
  { value: 'hex', label: 'Hexadecimal' },
] as const;

/** Where the keys come from. An address is asked only on Verify, and only one that was typed. */
export function KeyForm({ keySources, known, choice, onChange }: KeyFormProps) {
  const { transports } = useServices();
  const [problem, setProblem] = useState<FetchKeySetProblem | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  useEffect(() => () => running?.abort(), [running]);
  const isBusy = running !== null;
  const { url, keepFetched } = keySources;
  const read = async (via: 'direct' | 'relay') => {
    if (url === null) return;
    const controller = new AbortController();
    setRunning(controller);
    setProblem(null);
    const result = await fetchKeySet(url, transports[via], controller.signal);
    // Only who may need the relay has the host asked whether there is one.
    if (!result.ok && result.problem.mayRelay) await known.workspace?.settleHost();
    if (controller.signal.aborted) return;
    setRunning(null);
    if (result.ok) keepFetched(url, result.value);
    else setProblem(result.problem);
  };
  const cancel = () => {
    running?.abort();
    setRunning(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void read('direct');
  };
  const change = (next: Partial<KeyChoice>) => {
    setProblem(null);
    onChange({ ...choice, ...next });
  };
  return (
    <form className={styles['keyForm']} onSubmit={submit}>
      <TextAreaField
        label="Key or JWKS URL"
        hint="JWK, JWK Set, key or certificate in PEM, address of a key set, or a secret"
        rows={choice.text.includes('\n') ? 6 : 2}
        value={choice.text}
        autoCapitalize="off"
        onChange={(text) => change({ text })}
      />
      {keySources.isPrivate && (
        <Notice kind="warn" title="This is a private key">
          <p>
            Verifying needs its public half, and only that is used. It is kept nowhere and sent
            nowhere; still, a private key is best left where it is.
          </p>
        </Notice>
      )}
      {isSecretText(choice.text) && (
        <SelectField
          label="The secret is written as"
          value={choice.encoding}
          choices={encodings}
          onChange={(value) => {
            const found = encodings.find((encoding) => encoding.value === value);
            if (found !== undefined) change({ encoding: found.value });
          }}
        />
      )}
      <div className={styles['row']}>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          Verify
        </Button>
        {isBusy && <Button onClick={cancel}>Cancel</Button>}
        {choice.text !== '' && (
          <Button kind="quiet" onClick={() => change({ text: '' })}>
            Use environments’ keys
          </Button>
        )}
      </div>
      {problem !== null && (
        <FetchFailed
          problem={problem}
          onRelay={known.hasRelay && problem.mayRelay ? () => void read('relay') : null}
          onUse={(text) => change({ text })}
        />
      )}
      {choice.text === '' && known.environments.length > 0 && (
        <SelectField
          label="Keys of"
          value={choice.environmentId}
          choices={[
            { value: 'by-issuer', label: 'The environment whose issuer is iss' },
            ...known.environments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(environmentId) => change({ environmentId })}
        />
      )}
    </form>
  );
}

interface FetchFailedProps {
  readonly problem: FetchKeySetProblem;
  readonly onRelay: (() => void) | null;
  readonly onUse: (text: string) => void;
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
          {onRelay !== null && <Button onClick={onRelay}>Read them through the relay</Button>}
          {jwksUri !== null && <Button onClick={() => onUse(jwksUri)}>Use its jwks_uri</Button>}
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
