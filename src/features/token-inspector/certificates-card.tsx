import { useEffect, useState } from 'react';
import type { Certificate } from '#protocol/keys/read-certificate.ts';
import { citeSpec, rfc, specUrl } from '#protocol/spec.ts';
import { Card } from '#ui/card/card.tsx';
import { CheckList, type CheckRow } from '#ui/check-list/check-list.tsx';
import { loadKeyReaders } from './load.ts';
import styles from './token-inspector.module.css';

interface CertificatesCardProps {
  readonly header: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Read = readonly (Certificate | null)[];

/** The certificates that a header brings, as they read. None of them is trusted for being there. */
export function CertificatesCard({ header, now }: CertificatesCardProps) {
  const chain = header['x5c'];
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    let isOver = false;
    void readChain(Array.isArray(chain) ? chain : []).then(
      (certificates) => {
        if (!isOver) setRead(certificates);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [chain]);
  if (!Array.isArray(chain) || read === null) return null;
  return (
    <Card
      title="Certificates"
      about="What x5c holds, the signer’s first. Whoever made the token chose them: they are read, not trusted, and their signatures are not checked."
    >
      <CheckList label="Checks of the certificates" rows={rowsOf(read, header, now)} />
      <ol className={styles['certificates']}>
        {read.map((certificate, index) => (
          <li key={index}>
            {certificate === null ? 'It cannot be read.' : <Facts certificate={certificate} />}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** More than any chain has. */
const longest = 10;

async function readChain(chain: readonly unknown[]): Promise<Read> {
  const { decodeBase64, readCertificate } = await loadKeyReaders();
  return Promise.all(
    chain.slice(0, longest).map(async (one) => {
      const der = typeof one === 'string' ? decodeBase64(one) : null;
      const certificate = der === null ? null : await readCertificate(der);
      return certificate?.ok === true ? certificate.value : null;
    }),
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

function rowsOf(
  read: Read,
  header: CertificatesCardProps['header'],
  now: number,
): readonly CheckRow[] {
  const [first] = read;
  if (first === undefined || first === null) {
    return [
      row('x5c', false, { title: 'The first entry of x5c is no certificate', section: '4.1.6' }),
    ];
  }
  const isInTime = now === 0 || (now >= first.notBefore && now <= first.notAfter);
  const time = isInTime ? 'It is in its time' : 'It is not valid now';
  return [
    row('time', isInTime, { title: time, section: '4.1.6' }),
    ...read.slice(1).map((next, index) => {
      const isIssuer = next !== null && next.subject === read[index]?.issuer;
      const title = isIssuer
        ? `Number ${index + 2} has the name of the issuer of number ${index + 1}`
        : `Number ${index + 2} is not named as the issuer of number ${index + 1}`;
      return row(`chain-${index}`, isIssuer, { title, section: '4.1.6' });
    }),
    ...hashRow('x5t', header['x5t'], { hash: first.sha1, section: '4.1.7' }),
    ...hashRow('x5t#S256', header['x5t#S256'], { hash: first.sha256, section: '4.1.8' }),
  ];
}

function hashRow(
  name: string,
  said: unknown,
  { hash, section }: { readonly hash: string; readonly section: string },
): readonly CheckRow[] {
  if (said === undefined) return [];
  const isIts = said === hash;
  return [row(name, isIts, { title: `${name} is ${isIts ? '' : 'not '}its hash`, section })];
}

function row(
  id: string,
  isGood: boolean,
  { title, section }: { readonly title: string; readonly section: string },
): CheckRow {
  const spec = rfc(7515, section);
  const link = { href: specUrl(spec), label: citeSpec(spec) };
  return { id, mark: isGood ? 'passed' : 'failed', title, link };
}
