import type { ReactNode } from 'react';
import type { DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import { ChecksCard } from './checks-card.tsx';
import { environmentsOfIssuer } from './environment-keys.ts';
import type { Expectations } from './expectations.ts';
import type { KeyChoice } from './key-choice.ts';
import { SignatureCard } from './signature-card.tsx';
import { useEnvironments } from './use-environments.ts';
import { useKeySources } from './use-key-sources.ts';
import { useSignature } from './use-signature.ts';

interface VerificationProps {
  readonly decoded: Exclude<DecodedToken, { readonly kind: 'empty' }>;
  readonly now: number;
  readonly keyChoice: KeyChoice;
  readonly expected: Expectations;
  /** What stands between the verdict and the checks. */
  readonly parts: ReactNode;
  readonly onKeyChange: (key: KeyChoice) => void;
  readonly onExpect: (expected: Expectations) => void;
}

/** Whether to believe a token: its signature, and the checks of its members. */
export function Verification(props: VerificationProps) {
  const { decoded, now, keyChoice, expected, parts, onKeyChange, onExpect } = props;
  const known = useEnvironments(decoded.kind === 'jws');
  const keySources = useKeySources(decoded, keyChoice, known);
  const signature = useSignature(decoded, keySources.sources);
  const issuer = decoded.kind === 'jws' ? decoded.payload.claims['iss'] : undefined;
  const [own] = environmentsOfIssuer(known.environments, issuer);
  const toleranceSeconds = own?.clockToleranceSeconds ?? 60;
  return (
    <>
      <SignatureCard
        {...{ decoded, signature, keySources, known, keyChoice }}
        onChange={onKeyChange}
      />
      {parts}
      {decoded.kind === 'jws' && (
        <ChecksCard
          {...{ decoded, signature, expected, onExpect }}
          moment={{ now, toleranceSeconds }}
        />
      )}
    </>
  );
}
