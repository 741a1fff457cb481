import { mtlsAliases } from '#protocol/discovery/mtls-aliases.ts';
import type { RelayCertificate } from '#sandbox/contract/log.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';

/** The https origins that a client with a certificate calls at a server. RFC 8705 §5. */
export function originsForCertificates({
  metadata,
  overrides,
}: Pick<Environment, 'metadata' | 'overrides'>): readonly string[] {
  const alias = mtlsAliases(metadata).find(({ name }) => name === 'token_endpoint')?.address;
  const address = overrides.token_endpoint ?? alias ?? metadata.token_endpoint ?? metadata.issuer;
  const isHttps = URL.canParse(address) && new URL(address).protocol === 'https:';
  return isHttps ? [new URL(address).origin] : [];
}

/** The client whose certificate it is; null where it is nobody’s. */
export function clientOfCertificate(
  { certificate }: Pick<RelayCertificate, 'certificate'>,
  clients: readonly Client[],
): Client | null {
  const wanted = firstBlock(certificate);
  return clients.find(({ certificate: own }) => own !== null && firstBlock(own) === wanted) ?? null;
}

/** How the host is started so that its relay has a certificate for an origin. */
export function certificateCommand(origin: string): string {
  return [
    'npm start -- --client-cert client-cert.pem',
    '--client-key client-key.pem',
    `--client-cert-for ${origin}`,
  ].join(' \\\n  ');
}

function firstBlock(pem: string): string {
  const [, block = ''] = /-----BEGIN CERTIFICATE-----([^-]*)-----END/.exec(pem) ?? [];
  return block.replace(/\s+/g, '');
}
