import { useState } from 'react';
import type { DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import { explainVerdict } from '#protocol/jwt/explain-verdict.ts';
import type { SignatureVerdict } from '#protocol/jwt/signature-verdict.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { KeyForm } from './key-form.tsx';
import type { KeyChoice } from './key-choice.ts';
import type { KnownEnvironments } from './use-environments.ts';
import type { KeySources } from './use-key-sources.ts';
import type { SignatureView } from './use-signature.ts';
import styles from './token-inspector.module.css';

interface SignatureCardProps {
  readonly decoded: DecodedToken;
  readonly signature: SignatureView;
  readonly keySources: KeySources;
  readonly known: KnownEnvironments;
  readonly keyChoice: KeyChoice;
  readonly onChange: (choice: KeyChoice) => void;
}

interface Shown {
  readonly tone: 'good' | 'bad' | 'warn' | 'neutral';
  readonly headline: string;
  readonly detail: string;
}

const signs = { good: '✓', bad: '✕', warn: '!', neutral: '–' } as const;

/** Whether the token is what its issuer signed, by which key, and the form to give one. */
export function SignatureCard(props: SignatureCardProps) {
  const { decoded, signature, keySources, known, keyChoice, onChange } = props;
  const shown = describe(signature, keySources);
  return (
    <div className={styles['signaturePart']}>
      <Card
        title="Signature"
        actions={
          <span className={`${styles['verdict']} ${styles[shown.tone]}`}>
            <span aria-hidden="true">{signs[shown.tone]}</span>
            <span role="status" aria-label="Signature">
              {shown.headline}
            </span>
          </span>
        }
      >
        <p className={styles['detail']}>
          <bdi>{shown.detail}</bdi>
        </p>
        <Tried verdict={signature.verdict} />
        <StaleKeys {...{ decoded, signature, keySources, known }} />
        {decoded.kind === 'jws' && (
          <KeyForm {...{ keySources, known, onChange }} choice={keyChoice} />
        )}
      </Card>
    </div>
  );
}

function describe({ verdict, source, isWorking }: SignatureView, keySources: KeySources): Shown {
  if (isWorking) {
    return { tone: 'neutral', headline: 'Signature not checked yet', detail: 'Verifying…' };
  }
  if (verdict === null) {
    const detail = keySources.reason ?? 'No key yet.';
    return { tone: 'neutral', headline: 'Signature not checked', detail };
  }
  if (!globalThis.isSecureContext && verdict.status === 'not-checked' && hasNoKeyWord(verdict)) {
    const detail =
      'This page is neither on https nor on localhost, and browsers have no cryptography elsewhere.';
    return { tone: 'warn', headline: 'Signature not checked', detail };
  }
  return { tone: toneOf(verdict), ...explainVerdict(verdict, source) };
}

/** Without a secure context there is no `crypto.subtle`: every key then looks unusable. */
function hasNoKeyWord({ reason }: SignatureVerdict & { readonly status: 'not-checked' }): boolean {
  return reason.code === 'verifier_unavailable' || reason.code === 'no_key_fits';
}

function toneOf(verdict: SignatureVerdict): Shown['tone'] {
  if (verdict.status === 'invalid') return 'bad';
  if (verdict.status === 'not-checked') return 'neutral';
  return verdict.weakness === null ? 'good' : 'warn';
}

function Tried({ verdict }: { readonly verdict: SignatureVerdict | null }) {
  const tried = verdict?.tried ?? [];
  if (tried.length === 0 || (tried.length === 1 && tried[0]?.outcome === 'verified')) return null;
  const words = { verified: 'verified', mismatch: 'did not fit', unusable: 'not used' } as const;
  return (
    <details className={styles['tried']}>
      <summary>{tried.length === 1 ? '1 key looked at' : `${tried.length} keys looked at`}</summary>
      <ul>
        {tried.map(({ name, outcome, detail }, index) => (
          <li key={index}>
            <code>
              <bdi>{name}</bdi>
            </code>{' '}
            {words[outcome]}
            {detail !== null && `: ${detail}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

type StaleKeysProps = Pick<SignatureCardProps, 'decoded' | 'signature' | 'keySources' | 'known'>;

/** Kept keys may be missing or older than the issuer's: they are fetched again only when asked. */
function StaleKeys({ decoded, signature, keySources, known }: StaleKeysProps) {
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle');
  const [environment] = keySources.environments;
  const { workspace } = known;
  if (environment === undefined || workspace === null || decoded.kind !== 'jws') return null;
  if (signature.verdict?.status === 'verified') return null;
  const refresh = async () => {
    setStatus('busy');
    const result = await workspace.environments.refreshKeys(environment.id);
    setStatus(result.ok ? 'idle' : 'failed');
  };
  return (
    <div className={styles['row']}>
      <Button isBusy={status === 'busy'} onClick={() => void refresh()}>
        Fetch its keys again
      </Button>
      {status === 'failed' && <span className={styles['soft']}>They could not be read.</span>}
    </div>
  );
}
