import { isPrivateJwk } from '#protocol/keys/pem-forms.ts';
import { publicHalf } from '#protocol/keys/public-half.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { useServices } from '#workspace/react/services.ts';
import { fileName } from './bench.ts';
import styles from './keys.module.css';

export interface RevealProps {
  readonly jwk: Jwk;
  /** Whether what is private is on the screen. */
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
}

/** The key as JSON: its public half, and the private one when it is asked for. */
export function JwkCard({ jwk, isShown, onShow }: RevealProps) {
  const { saveFile } = useServices();
  const half = publicHalf(jwk);
  const isSecret = jwk.kty === 'oct' && jwk.k !== undefined;
  const hasPrivate = isPrivateJwk(jwk) || isSecret;
  const whole = JSON.stringify(jwk, null, 2);
  const open = half === null ? '' : JSON.stringify(half, null, 2);
  return (
    <Card title="JWK">
      {half !== null && (
        <div className={styles['form']}>
          <h3>Public half</h3>
          <CodeBlock
            label="Public JWK"
            part="public-jwk"
            text={open}
            language="json"
            copyLabel="Copy the public JWK"
          />
          <div>
            <Button onClick={() => saveFile(fileName(jwk, '.public.json'), open)}>
              Save the public JWK
            </Button>
          </div>
        </div>
      )}
      {hasPrivate && (
        <div className={styles['form']}>
          <h3>{isSecret ? 'Secret' : 'Private key'}</h3>
          {isShown && (
            <CodeBlock label="Private JWK" part="private-jwk" text={whole} language="json" />
          )}
          <div className={styles['row']}>
            <Button aria-expanded={isShown} onClick={() => onShow(!isShown)}>
              {isShown ? 'Hide it' : 'Show it'}
            </Button>
            <CopyButton text={whole} label="Copy the private JWK" isNamed kind="plain" />
            <Button onClick={() => saveFile(fileName(jwk, '.private.json'), whole)}>
              Save the private JWK
            </Button>
          </div>
        </div>
      )}
      {half === null && !hasPrivate && (
        <p className={styles['soft']}>A secret that nobody can read has nothing to show.</p>
      )}
    </Card>
  );
}
