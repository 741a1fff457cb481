import type { Certificate } from '#protocol/keys/read-certificate.ts';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import { useServices } from '#workspace/react/services.ts';
import styles from './keys.module.css';

/** What a certificate says of itself, as text. */
export function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  const { subject, issuer, subjectAltNames, isSelfIssued } = certificate;
  const rows = [
    ['Subject', subject === '' ? 'none' : subject],
    ['Issuer', isSelfIssued ? 'itself' : issuer],
    ['Names', subjectAltNames.length === 0 ? 'none' : subjectAltNames.join(', ')],
    ['Serial number', certificate.serialNumber],
    ['Signed with', certificate.signatureAlgorithm],
  ] as const;
  return (
    <dl className={styles['facts']}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi className={styles['mono']}>{value}</bdi>
          </dd>
        </div>
      ))}
      <div>
        <dt>Valid</dt>
        <dd>
          <span>
            {day(certificate.notBefore)} to {day(certificate.notAfter)}
          </span>
          <Validity certificate={certificate} />
        </dd>
      </div>
      <Thumbprint name="x5t#S256" value={certificate.sha256} />
      <Thumbprint name="x5t" value={certificate.sha1} />
    </dl>
  );
}

function Validity({ certificate }: { readonly certificate: Certificate }) {
  const { clock } = useServices();
  const now = clock();
  if (now < certificate.notBefore) return <Tag tone="warn">not yet</Tag>;
  return now > certificate.notAfter ? <Tag tone="bad">over</Tag> : <Tag tone="good">now</Tag>;
}

function Thumbprint({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi className={styles['mono']}>{value}</bdi>
        <CopyButton text={value} label={`Copy ${name}`} />
      </dd>
    </div>
  );
}

function day(at: number): string {
  return Number.isNaN(at)
    ? 'an unknown time'
    : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
