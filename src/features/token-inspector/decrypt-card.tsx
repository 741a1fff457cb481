import { type FormEvent, useState } from 'react';
import type { JweSteps } from '#protocol/jwe/decrypt-jwe.ts';
import { explainJweProblem } from '#protocol/jwe/explain-jwe-problem.ts';
import { isSecretText, type SecretEncoding } from '#protocol/keys/parse-key-material.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CheckList } from '#ui/check-list/check-list.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { decryptToken } from './decrypt-token.ts';
import styles from './token-inspector.module.css';

interface DecryptCardProps {
  readonly token: string;
  /** Looks at the token that was inside. */
  readonly onInspect: (token: string) => void;
}

const encodings = [
  { value: 'utf-8', label: 'Text (UTF-8), or a password' },
  { value: 'base64url', label: 'base64url' },
  { value: 'hex', label: 'Hexadecimal' },
] as const;

/** Opens an encrypted token with a key that is given here, layer by layer. */
export function DecryptCard({ token, onInspect }: DecryptCardProps) {
  const [text, setText] = useState('');
  const [encoding, setEncoding] = useState<SecretEncoding>('utf-8');
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<JweSteps | string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    const opened = await decryptToken(token, { text, encoding });
    setOutcome(opened.ok ? opened.value : opened.problem);
    setIsBusy(false);
  };
  return (
    <Card
      title="Decrypt"
      about="With a private key, a secret or a password. It stays in this browser."
    >
      <form className={styles['keyForm']} onSubmit={(event) => void submit(event)}>
        <TextAreaField
          label="Key or password"
          hint="Private JWK or JWK Set, PEM private key, secret, or password"
          rows={text.includes('\n') ? 6 : 2}
          value={text}
          autoCapitalize="off"
          onChange={(value) => {
            setText(value);
            setOutcome(null);
          }}
        />
        {isSecretText(text) && (
          <SelectField
            label="The secret is written as"
            value={encoding}
            choices={encodings}
            onChange={(value) => {
              const found = encodings.find((one) => one.value === value);
              if (found !== undefined) setEncoding(found.value);
            }}
          />
        )}
        <div className={styles['row']}>
          <Button kind="primary" type="submit" isBusy={isBusy}>
            Decrypt
          </Button>
        </div>
      </form>
      {typeof outcome === 'string' && (
        <Notice kind="bad" role="alert" title="There is no key to decrypt with">
          <p>{outcome}</p>
        </Notice>
      )}
      {outcome !== null && typeof outcome !== 'string' && (
        <Opened steps={outcome} onInspect={onInspect} />
      )}
    </Card>
  );
}

function Opened({
  steps: { layers, content, problem },
  onInspect,
}: {
  readonly steps: JweSteps;
  readonly onInspect: (token: string) => void;
}) {
  return (
    <div className={styles['opened']} role="status">
      {layers.map(({ alg, enc, key, steps }, index) => (
        <section key={index}>
          <h3>
            Layer {index + 1}: {alg ?? 'unknown'}, {enc ?? 'unknown'}
            {key !== null && `, opened by ${key}`}
          </h3>
          <CheckList
            rows={steps.map(({ id, outcome, title, evidence, spec }) => ({
              id,
              mark: outcome,
              title,
              evidence,
              link: { href: specUrl(spec), label: citeSpec(spec) },
            }))}
          />
        </section>
      ))}
      {problem !== null && (
        <Notice kind="bad" title="It was not opened">
          <p>{explainJweProblem(problem)}</p>
        </Notice>
      )}
      {content !== null && content.kind === 'bytes' && (
        <p>{content.bytes.length.toLocaleString('en')} bytes that are no text were inside.</p>
      )}
      {content !== null && content.kind !== 'bytes' && (
        <>
          <CodeBlock
            label="What was inside"
            part="decrypted"
            text={content.text}
            language={content.kind === 'json' ? 'json' : 'plain'}
            copyLabel="Copy what was inside"
          />
          {content.kind === 'jws' && (
            <div className={styles['row']}>
              <Button kind="primary" onClick={() => onInspect(content.text)}>
                Inspect the token inside
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
