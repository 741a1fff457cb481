import { useState } from 'react';
import { publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { PrivateKeyProblem } from '#protocol/keys/client-keys.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import styles from './environments.module.css';
import { loadKeyMaker } from './load.ts';

interface ClientKeysProps {
  readonly keys: readonly Jwk[];
  /** What is missing, once saving was tried. */
  readonly fault: string | null;
  readonly onChange: (keys: readonly Jwk[]) => void;
}

const algorithms = [
  ...['ES256', 'ES384', 'ES512', 'Ed25519', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87', 'RSA-OAEP-256', 'ECDH-ES'],
];
const encryption = new Set(['RSA-OAEP-256', 'ECDH-ES']);

/** A client's own keys: made here or pasted, their public halves to be registered at the server. */
export function ClientKeys({ keys, fault, onChange }: ClientKeysProps) {
  const [algorithm, setAlgorithm] = useState('ES256');
  const [refusal, setRefusal] = useState<string | null>(null);
  const make = async () => {
    try {
      const { makeClientKey } = await loadKeyMaker();
      onChange([...keys, await makeClientKey(algorithm)]);
      setRefusal(null);
    } catch {
      setRefusal(`This browser makes no keys for ${algorithm}.`);
    }
  };
  return (
    <fieldset className={styles['keys']}>
      <legend>Client keys</legend>
      <p className={styles['remark']}>
        They sign assertions (private_key_jwt) and request objects, or read what the server encrypts
        to this client. The private halves stay in this browser, and exports leave them out.
      </p>
      {(fault ?? refusal) !== null && (
        <Notice kind="bad" role="alert" title={fault ?? refusal ?? ''} />
      )}
      {keys.length > 0 && (
        <ul className={styles['keyList']} aria-label="Keys of the client">
          {keys.map((key, index) => (
            <li key={key.kid ?? index} className={styles['between']}>
              <span>
                <bdi>{key.alg ?? key.kty}</bdi>, {key.use === 'enc' ? 'to decrypt' : 'to sign'},{' '}
                <bdi className={styles['mono']}>{key.kid ?? 'without a name'}</bdi>
              </span>
              <Button
                kind="quiet"
                aria-label={`Delete key ${key.kid ?? index + 1}`}
                onClick={() => onChange(keys.filter((one) => one !== key))}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['row']}>
        <SelectField
          label="Key for"
          value={algorithm}
          choices={algorithms.map((value) => ({
            value,
            label: `${value} (${encryption.has(value) ? 'decrypts' : 'signs'})`,
          }))}
          onChange={setAlgorithm}
        />
        <Button onClick={() => void make()}>Make key</Button>
      </div>
      <PasteKey onAdd={(added) => onChange([...keys, ...added])} />
      {keys.length > 0 && (
        <>
          <p className={styles['remark']}>Register this at the server, as the client’s jwks:</p>
          <CodeBlock
            part="client-jwks"
            label="Public JWKS of the client"
            text={JSON.stringify({ keys: keys.map(publicJwk) }, null, 2)}
            language="json"
            copyLabel="Copy public JWKS"
          />
        </>
      )}
    </fieldset>
  );
}

function PasteKey({ onAdd }: { readonly onAdd: (keys: readonly Jwk[]) => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<PrivateKeyProblem | null>(null);
  const add = async () => {
    const { readPrivateKeys } = await loadKeyMaker();
    const read = await readPrivateKeys(text);
    setProblem(read.ok ? null : read.problem);
    if (!read.ok) return;
    onAdd(read.value);
    setText('');
  };
  return (
    <details>
      <summary>Paste a private key</summary>
      <div className={styles['form']}>
        <TextAreaField
          label="Private key"
          hint="A JWK, a JWK set, or PEM (PKCS #8, PKCS #1, SEC 1)."
          value={text}
          error={problem === null ? null : sentences[problem]}
          onChange={setText}
        />
        <div>
          <Button onClick={() => void add()}>Add key</Button>
        </div>
      </div>
    </details>
  );
}

const sentences: Readonly<Record<PrivateKeyProblem, string>> = {
  empty: 'Paste a key first.',
  not_json: 'This is neither JSON nor PEM: a key copied in part?',
  not_a_key: 'This JSON is no key: a JWK has “kty”, a JWK set has “keys”.',
  public_only: 'This is the public half. Signing needs the private one, which has “d”.',
  symmetric: 'This is a symmetric key. Put it into the client secret instead (client_secret_jwt).',
  pem_encrypted: 'This key is encrypted. Decrypt it first: openssl pkcs8 -in key.pem',
  pem_other_form:
    'This form is not read here. Convert it: ssh-keygen -p -m PKCS8 -f key, or openssl pkcs8 -topk8 -nocrypt -in key.pem',
  pem_public: 'This is a public key or a certificate. Signing needs the private key of it.',
  damaged: 'This key cannot be used: it is damaged, or for an algorithm that is not known here.',
};
