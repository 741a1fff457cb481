import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import { faultsOf, tokenFaults } from '#protocol/jwt/explain-token-problem.ts';
import type { LaidOutParts } from '#protocol/jwt/read-tokens.ts';
import { Card } from '#ui/card/card.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { noExpectations } from './expectations.ts';
import type { KeyChoice } from './key-choice.ts';
import { loadCertificates, loadDecryption, loadDisclosures, loadVerification } from './load.ts';
import { PartCard } from './part-card.tsx';
import { useClock } from './use-clock.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import type { Reading } from './use-reading.ts';
import styles from './token-inspector.module.css';

interface FindingsProps {
  readonly reading: Reading;
  /** The same a moment later: what explains and judges holds up nothing of what is said. */
  readonly later: Reading | null;
  readonly keyChoice: KeyChoice;
  readonly onKeyChange: (key: KeyChoice) => void;
  /** Looks at another token: the one that was inside this one. */
  readonly onInspect: (token: string) => void;
}

// The decoded parts are there at once; what judges them is a download of its own.
const Verification = lazy(loadVerification);
const DisclosuresCard = lazy(loadDisclosures);
const DecryptCard = lazy(loadDecryption);
const CertificatesCard = lazy(loadCertificates);

/** All that can be said of what is in the box. */
export function Findings({ reading, later, keyChoice, onKeyChange, onInspect }: FindingsProps) {
  const [expected, setExpected] = useState(noExpectations);
  const decoded = decodedOf(reading);
  const judged = decodedOf(later);
  const now = useClock(judged?.kind === 'jws', judged);
  const isNarrow = useIsNarrow();
  const verify = (parts: ReactNode) => {
    const fallback = (
      <>
        <Card title="Signature">Loading what checks it…</Card>
        {parts}
      </>
    );
    if (judged === null) return fallback;
    return (
      <Suspense fallback={fallback}>
        <Verification
          {...{ decoded: judged, now, keyChoice, expected, parts }}
          onKeyChange={onKeyChange}
          onExpect={setExpected}
        />
      </Suspense>
    );
  };
  if (decoded?.kind === 'opaque') return <Opaque dots={decoded.dots}>{verify(null)}</Opaque>;
  const laidOut = reading.status === 'read' ? reading.laidOut : reading.glance;
  if (laidOut === null) return <p className={styles['soft']}>Reading a large text…</p>;
  const sdJwt = reading.status === 'read' ? reading.sdJwt : null;
  const parts = (
    <>
      <Parts {...{ decoded, laidOut, now, onInspect }} />
      {sdJwt !== null && (
        <Suspense fallback={<Card title="Disclosures">Loading what reads them…</Card>}>
          <DisclosuresCard sdJwt={sdJwt} />
        </Suspense>
      )}
    </>
  );
  return (
    <>
      {decoded !== null && <Broken decoded={decoded} />}
      {/* One below the other, what is to be thought of the token comes before what it says. */}
      {isNarrow ? (
        <div className={styles['column']}>{verify(parts)}</div>
      ) : (
        <div className={styles['columns']}>
          <div className={styles['column']}>{parts}</div>
          <div className={styles['column']}>{verify(null)}</div>
        </div>
      )}
    </>
  );
}

interface PartsProps {
  readonly decoded: Exclude<Decoded, { readonly kind: 'opaque' }> | null;
  readonly laidOut: LaidOutParts;
  readonly now: number;
  readonly onInspect: (token: string) => void;
}

function Parts({ decoded, laidOut: { header, payload }, now, onInspect }: PartsProps) {
  const members = decoded?.header.claims ?? {};
  return (
    <>
      <PartCard title="Header" json={header} part={decoded?.header ?? null} now={now} />
      {decoded?.kind === 'jwe' ? (
        <>
          <Encrypted parts={decoded.parts} />
          <Suspense fallback={<Card title="Decrypt">Loading what opens it…</Card>}>
            <DecryptCard key={decoded.token} token={decoded.token} onInspect={onInspect} />
          </Suspense>
        </>
      ) : (
        <PartCard title="Payload" json={payload} part={decoded?.payload ?? null} now={now} />
      )}
      {members['x5c'] !== undefined && (
        <Suspense fallback={null}>
          <CertificatesCard header={members} now={now} />
        </Suspense>
      )}
    </>
  );
}

type Decoded = Exclude<DecodedToken, { readonly kind: 'empty' }>;

/** Null while it is being read. */
function decodedOf(reading: Reading | null): Decoded | null {
  if (reading?.status !== 'read' || reading.decoded.kind === 'empty') return null;
  return reading.decoded;
}

/** Names each part that cannot be read, and the character in the way. */
function Broken({ decoded }: { readonly decoded: Exclude<Decoded, { readonly kind: 'opaque' }> }) {
  const faults = decoded.kind === 'jws' ? tokenFaults(decoded) : faultsOf('header', decoded.header);
  if (faults.length === 0) return null;
  return (
    <Notice kind="bad" title="This token is broken">
      <ul className={styles['faults']}>
        {faults.map(({ part, sentence, tokenIndex }) => (
          <li key={part}>
            {sentence}
            {tokenIndex !== null && part !== 'header' && (
              <span className={styles['soft']}> Character {tokenIndex + 1} of the token.</span>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Opaque({ dots, children }: { readonly dots: number; readonly children: ReactNode }) {
  return (
    <>
      <Notice kind="info" title="No JWT: for everyone but its issuer this is an opaque text">
        <p>
          A JWT has three parts with a dot between each (five if it is encrypted); this has {dots}{' '}
          {dots === 1 ? 'dot' : 'dots'}. What an opaque token says can be asked of its issuer, at
          its introspection or userinfo endpoint.
        </p>
      </Notice>
      {children}
    </>
  );
}

function Encrypted({ parts }: { parts: readonly { name: string; length: number }[] }) {
  return (
    <div className={styles['payloadPart']}>
      <Card title="Payload" about="Encrypted (JWE): only the holder of the key can read it.">
        <dl className={styles['sizes']}>
          {parts.slice(1).map(({ name, length }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{length.toLocaleString('en')} bytes</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}
