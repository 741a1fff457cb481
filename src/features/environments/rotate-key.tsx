import { useState } from 'react';
import { algorithmSchema } from '#sandbox/contract/definition.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { SandboxKeyAlgorithm } from '#workspace/ports.ts';
import styles from './policy.module.css';
import { useSandboxChange } from './use-sandbox-change.ts';

const encryption = ['RSA-OAEP-256', 'ECDH-ES+A256KW'] as const;
const offered: readonly SandboxKeyAlgorithm[] = [...algorithmSchema.options, ...encryption];

/** Makes a key that is used from now on; the old ones stay until they are removed. */
export function RotateKey({ environment }: { readonly environment: Environment }) {
  const { change, rotate, isBusy, problem } = useSandboxChange(environment);
  const definition = environment.sandbox?.definition ?? null;
  const [chosen, setChosen] = useState<SandboxKeyAlgorithm | null>(null);
  if (definition === null) return null;
  const { keys, policy } = definition;
  const algorithm = chosen ?? policy.idTokenAlgorithm;
  const old = keys.filter(({ alg }, index) => keys.findIndex((one) => one.alg === alg) < index);
  const remove = (kid: string) =>
    void change({
      keys: keys.filter((key) => key.kid !== kid),
      message: 'The old key is no longer published.',
    });
  return (
    <>
      <div className={styles['rotate']}>
        <SelectField
          label="Make a new key for"
          hint={purposeOf(algorithm, policy)}
          value={algorithm}
          choices={offered.map((value) => ({
            value,
            label: encryption.some((one) => one === value) ? `${value} (encryption)` : value,
          }))}
          onChange={(value) => setChosen(offered.find((one) => one === value) ?? null)}
        />
        <Button isBusy={isBusy} onClick={() => void rotate(algorithm)}>
          Rotate key
        </Button>
      </div>
      {problem !== null && (
        <Notice kind="bad" role="alert" title="The keys were not changed">
          <p>{problem}</p>
        </Notice>
      )}
      {old.length > 0 && (
        <ul className={styles['plain']} aria-label="Old keys">
          {old.map(({ kid, alg }) => (
            <li key={kid} className={styles['row']}>
              <span>
                Old {alg} key <code>{shorten(kid)}</code>, published for what it signed
              </span>
              <Button kind="faint" aria-label={`Remove key ${kid}`} onClick={() => remove(kid)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function purposeOf(
  algorithm: SandboxKeyAlgorithm,
  { idTokenAlgorithm, accessTokenAlgorithm }: Record<string, unknown>,
): string {
  if (encryption.some((one) => one === algorithm)) {
    return 'Clients encrypt request objects to it.';
  }
  const signs = [
    idTokenAlgorithm === algorithm && 'ID tokens',
    accessTokenAlgorithm === algorithm && 'access tokens',
  ].filter((part) => part !== false);
  return signs.length > 0
    ? `It signs ${signs.join(' and ')} from now on; the old key stays published.`
    : 'The policy signs nothing with it yet: choose it there, under Tokens.';
}
