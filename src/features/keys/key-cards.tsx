import { useState } from 'react';
import type { ExaminedKey } from '#protocol/keys/examine-keys.ts';
import { isPrivateJwk } from '#protocol/keys/pem-forms.ts';
import { Card } from '#ui/card/card.tsx';
import type { BenchKey } from './bench.ts';
import { CertificateFacts } from './certificate-facts.tsx';
import { Checks } from './checks.tsx';
import { JwkCard } from './jwk-card.tsx';
import { KeyCard } from './key-card.tsx';
import { PemCard } from './pem-card.tsx';
import { SelfSignedCard } from './self-signed-card.tsx';

interface KeyCardsProps {
  readonly benchKey: BenchKey;
  readonly examined: ExaminedKey;
  /** Somebody else’s, even where its private half is there. */
  readonly isPublished: boolean;
}

/** One key in every form that it has, and what there is to say about it. */
export function KeyCards({ benchKey, examined, isPublished }: KeyCardsProps) {
  const { jwk, handle, certificate } = benchKey;
  // Another key is not shown because the one before was.
  const [shown, setShown] = useState<BenchKey | null>(null);
  const isShown = shown === benchKey;
  const onShow = (isWanted: boolean) => setShown(isWanted ? benchKey : null);
  const isOwn = handle !== null || isPrivateJwk(jwk);
  const isInOrder = examined.checks.every(
    ({ outcome }) => outcome === 'passed' || outcome === 'skipped',
  );
  const checks = (
    <Card title="Checks">
      <Checks checks={examined.checks} label="Checks of the key" />
    </Card>
  );
  return (
    <>
      <KeyCard benchKey={benchKey} thumbprint={examined.thumbprint} />
      {!isInOrder && checks}
      {certificate !== null && (
        <Card
          title="Certificate"
          about="What it says of itself; nobody was asked whether it is so."
        >
          <CertificateFacts certificate={certificate} />
        </Card>
      )}
      <JwkCard jwk={jwk} isShown={isShown} onShow={onShow} />
      {jwk.kty !== 'oct' && <PemCard jwk={jwk} isShown={isShown} onShow={onShow} />}
      {isInOrder && checks}
      {isOwn && !isPublished && jwk.kty !== 'oct' && (
        <SelfSignedCard key={examined.thumbprint} benchKey={benchKey} />
      )}
    </>
  );
}
