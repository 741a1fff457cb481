import { useEffect, useState } from 'react';
import type { Check } from '#protocol/check.ts';
import type { ChainEntry, ExaminedChain } from '#protocol/keys/examine-chain.ts';
import type { Certificate } from '#protocol/keys/read-certificate.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Card } from '#ui/card/card.tsx';
import { CheckList, type CheckRow } from '#ui/check-list/check-list.tsx';
import { loadChainReader } from './load.ts';
import styles from './token-inspector.module.css';

interface CertificatesCardProps {
  readonly header: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const minute = 60_000;

/** The certificates that a header brings, each looked at. None of them is trusted for being there. */
export function CertificatesCard({ header, now }: CertificatesCardProps) {
  const chain = useChain(header, Math.floor(now / minute) * minute);
  if (!Array.isArray(header['x5c']) || chain === null) return null;
  return (
    <Card
      title="Certificates"
      about="What x5c holds, the signer’s first. Whoever made the token chose them: they are read and their signatures tried, and none is trusted for that."
    >
      {chain.checks.length > 0 && (
        <CheckList label="Checks of the chain" rows={chain.checks.map(rowOf)} />
      )}
      <ol className={styles['certificates']}>
        {chain.entries.map((entry, index) => (
          <li key={index}>
            <Entry entry={entry} number={index + 1} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Looked at again once a minute: no second changes whether a certificate is in its time. */
function useChain(header: CertificatesCardProps['header'], now: number): ExaminedChain | null {
  const [chain, setChain] = useState<ExaminedChain | null>(null);
  useEffect(() => {
    let isOver = false;
    const examine = async () => {
      const { examineChain } = await loadChainReader();
      const examined = await examineChain(header, now);
      if (!isOver) setChain(examined);
    };
    // Without the code that reads them the card stays away; the other cards say all they did before.
    examine().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [header, now]);
  return chain;
}

function Entry({ entry, number }: { readonly entry: ChainEntry; readonly number: number }) {
  const { certificate, checks } = entry;
  return (
    <>
      {certificate !== null && <Facts certificate={certificate} />}
      <CheckList label={`Checks of certificate ${number}`} rows={checks.map(rowOf)} />
    </>
  );
}

function Facts({ certificate }: { readonly certificate: Certificate }) {
  const { subject, issuer, serialNumber, notBefore, notAfter, sha1, sha256 } = certificate;
  const facts = {
    Subject: subject,
    Issuer: certificate.isSelfIssued ? `${issuer} (itself)` : issuer,
    'Other names': certificate.subjectAltNames.join(', '),
    Valid: `${dayOf(notBefore)} to ${dayOf(notAfter)}`,
    Serial: serialNumber,
    Signature: certificate.signatureAlgorithm,
    x5t: sha1,
    'x5t#S256': sha256,
  };
  return (
    <dl className={styles['facts']}>
      {Object.entries(facts)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

function dayOf(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : 'no date';
}

function rowOf({ id, outcome, title, evidence, spec }: Check): CheckRow {
  const link = { href: specUrl(spec), label: citeSpec(spec) };
  return { id, mark: outcome, title, evidence, link };
}
