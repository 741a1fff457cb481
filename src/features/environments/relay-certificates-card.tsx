import { useEffect } from 'react';
import type { RelayCertificate } from '#sandbox/contract/log.ts';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import { usesMutualTls } from '#workspace/environments/uses-mutual-tls.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { useWorkspace, useWorkspaceState } from '#workspace/react/use-workspace.ts';
import styles from './environments.module.css';
import {
  certificateCommand,
  clientOfCertificate,
  originsForCertificates,
} from './relay-certificates.ts';

const none: readonly RelayCertificate[] = [];

/** Which certificates the host’s relay shows, where, and how to give it one. RFC 8705. */
export function RelayCertificatesCard({ environment }: { readonly environment: Environment }) {
  const workspace = useWorkspace();
  const host = useWorkspaceState((state) => state.host);
  useEffect(() => void workspace?.settleHost(), [workspace]);
  const certificates = host?.relayCertificates ?? none;
  const origins = originsForCertificates(environment);
  const isWanted = environment.clients.some(usesMutualTls);
  if (certificates.length === 0 && !isWanted) return null;
  const hasOne = certificates.some(({ origin }) => origins.includes(origin));
  return (
    <Card
      title="Client certificates"
      about="A page cannot choose a certificate for TLS; the relay of the host shows one to its origin. The private key never leaves the host."
    >
      {certificates.length > 0 && (
        <ul className={styles['keyList']} aria-label="Certificates of the relay">
          {certificates.map((certificate) => (
            <CertificateRow
              key={certificate.origin}
              certificate={certificate}
              environment={environment}
              isHere={origins.includes(certificate.origin)}
            />
          ))}
        </ul>
      )}
      {isWanted && hasOne && environment.transport !== 'relay' && (
        <p className={styles['remark']}>
          Requests go directly from this page. Choose “Through the local relay” under Name and
          connection, so that the certificate is shown.
        </p>
      )}
      {isWanted && !hasOne && <GiveOne origins={origins} hasRelay={host?.relay === true} />}
    </Card>
  );
}

interface CertificateRowProps {
  readonly certificate: RelayCertificate;
  readonly environment: Environment;
  readonly isHere: boolean;
}

function CertificateRow({ certificate, environment, isHere }: CertificateRowProps) {
  const { origin, subject, thumbprint } = certificate;
  const client = clientOfCertificate(certificate, environment.clients);
  return (
    <li className={styles['client']}>
      <span className={styles['row']}>
        <bdi className={styles['mono']}>{origin}</bdi>
        <Tag tone={isHere ? 'accent' : 'neutral'}>{isHere ? 'this server' : 'another server'}</Tag>
        {client !== null && (
          <Tag tone="good">
            of <bdi>{client.name}</bdi>
          </Tag>
        )}
      </span>
      <span className={styles['soft']}>
        Subject <bdi className={styles['mono']}>{subject === '' ? 'not told' : subject}</bdi>
      </span>
      <span className={styles['row']}>
        <span className={styles['soft']}>
          <code>x5t#S256</code> <bdi className={styles['mono']}>{thumbprint}</bdi>
        </span>
        <CopyButton kind="faint" text={thumbprint} label={`Copy x5t#S256 for ${origin}`} />
      </span>
    </li>
  );
}

interface GiveOneProps {
  readonly origins: readonly string[];
  readonly hasRelay: boolean;
}

function GiveOne({ origins, hasRelay }: GiveOneProps) {
  const [origin] = origins;
  if (origin === undefined) {
    return (
      <p className={styles['remark']}>
        The token endpoint is not on https: without TLS no certificate can be shown.
      </p>
    );
  }
  return (
    <div className={styles['form']}>
      <p className={styles['remark']}>
        {hasRelay
          ? 'The relay has no certificate for this server. Start the host with one and its key, both in PEM:'
          : 'This page has no relay: it runs with npm start on this machine. Start it with the certificate and its key, both in PEM:'}
      </p>
      <CodeBlock
        part="certificate-command"
        label="Command that gives the relay a certificate"
        text={certificateCommand(origin)}
        copyLabel="Copy command"
      />
    </div>
  );
}
