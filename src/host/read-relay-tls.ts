import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates } from 'node:tls';
import type { ClientCertificate, RelayTls } from '#relay/relay-tls.ts';
import type { RelayCertificate } from '#sandbox/contract/log.ts';
import type { HostOptions } from './options.ts';

type Files = Pick<HostOptions, 'clientCertificates' | 'relayAuthorityFile'>;

/** What the relay's TLS is given, or one line that says which file is wrong. */
export type ReadRelayTls =
  { readonly ok: true; readonly value: RelayTls } | { readonly ok: false; readonly line: string };

/** Thrown with a line that names a file, never what is in it. */
class FileProblem extends Error {}

/** Reads the files of the command line, and tries them as TLS will. */
export function readRelayTls({ clientCertificates, relayAuthorityFile }: Files): ReadRelayTls {
  try {
    const certificates = clientCertificates.map(readClientCertificate);
    const authorities = relayAuthorityFile === null ? null : readAuthorities(relayAuthorityFile);
    return { ok: true, value: { certificates, authorities } };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, line: error.message };
    throw error;
  }
}

/** What the page may know of them. @see RFC 8705 §3.1 on `x5t#S256` */
export function describeCertificates({ certificates }: RelayTls): RelayCertificate[] {
  return certificates.map(({ origin, certificate }) => {
    const first = new X509Certificate(certificate);
    const thumbprint = createHash('sha256').update(first.raw).digest('base64url');
    const subject = subjectOf(first);
    return { origin, certificate: first.toString(), subject, thumbprint };
  });
}

/** The most specific name first, as `tls_client_auth_subject_dn` is written. @see RFC 4514 §2.1 */
function subjectOf({ subject }: X509Certificate): string {
  return subject.split('\n').toReversed().join(',');
}

function readClientCertificate(
  files: HostOptions['clientCertificates'][number],
): ClientCertificate {
  const { origin, certificateFile, keyFile } = files;
  const certificate = read(certificateFile);
  const privateKey = read(keyFile);
  tryIn(`${certificateFile} is not a certificate in PEM.`, () => new X509Certificate(certificate));
  tryIn(`${keyFile} is not the private key of ${certificateFile}, in PEM and unencrypted.`, () =>
    createSecureContext({ cert: certificate, key: privateKey }),
  );
  return { origin, certificate, privateKey };
}

/** Where `ca` is given Node looks at nothing else: its own and those of the environment are added. */
function readAuthorities(file: string): string[] {
  const own = read(file);
  tryIn(`${file} is not a certificate in PEM.`, () => new X509Certificate(own));
  const extra = process.env['NODE_EXTRA_CA_CERTS'];
  return [...rootCertificates, ...(extra === undefined ? [] : [read(extra)]), own];
}

function read(file: string): string {
  return tryIn(`${file} cannot be read.`, () => readFileSync(file, 'utf8'));
}

function tryIn<T>(line: string, attempt: () => T): T {
  try {
    return attempt();
  } catch {
    // The reason may quote the file: OpenSSL's words are left out.
    throw new FileProblem(line);
  }
}
