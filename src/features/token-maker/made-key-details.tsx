import { formatJson } from '#protocol/jwt/format-json.ts';
import { parseJsonTree } from '#protocol/jwt/json-tree.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import styles from './token-maker.module.css';

interface MadeKeyDetailsProps {
  /** What may be shown: the public half, or a secret that was made here. */
  readonly shown: Jwk;
  /** What the public half is for. */
  readonly about: string;
  /** The whole key, where it can be read and was made here. */
  readonly whole: Jwk | null;
  readonly onMakeAnother: (() => void) | null;
}

/** The key that whoever gets the token needs, and the whole key of one that was made here. */
export function MadeKeyDetails({ shown, about, whole, onMakeAnother }: MadeKeyDetailsProps) {
  const isSecret = shown.kty === 'oct';
  return (
    <details className={styles['details']}>
      <summary>{isSecret ? 'The secret' : about}</summary>
      <div className={styles['stack']}>
        <CodeBlock
          text={layOut(shown)}
          label={isSecret ? 'Secret' : 'Public key'}
          language="json"
        />
        <div className={styles['row']}>
          <CopyButton
            text={layOut(shown)}
            label={isSecret ? 'Copy secret' : 'Copy public key'}
            isNamed
            kind="plain"
          />
          {whole !== null && !isSecret && (
            <CopyButton text={layOut(whole)} label="Copy private key" isNamed kind="plain" />
          )}
          {onMakeAnother !== null && <Button onClick={onMakeAnother}>Make another</Button>}
        </div>
        {onMakeAnother !== null && (
          <p className={styles['soft']}>It is in this page alone, and gone when you leave it.</p>
        )}
      </div>
    </details>
  );
}

function layOut(jwk: Jwk): string {
  const text = JSON.stringify(jwk);
  const parsed = parseJsonTree(text);
  return parsed.ok ? formatJson(parsed.value) : text;
}
