import type { SecureContextOptions } from 'node:tls';

/** A client certificate that the relay shows to one origin. @see RFC 8705 §2 */
export interface ClientCertificate {
  /** `https://as.example`: scheme, name and port, as `URL.origin` has them. */
  readonly origin: string;
  /** PEM, with the certificates that lead to its authority, if any. */
  readonly certificate: string;
  /** PEM. It goes nowhere but into TLS. */
  readonly privateKey: string;
}

/** What the relay's TLS is given. */
export interface RelayTls {
  readonly certificates: readonly ClientCertificate[];
  /** All authorities that are trusted, as PEM; null: those of Node. */
  readonly authorities: readonly string[] | null;
}

/** What TLS is given for one address: no other origin ever sees the certificate. */
export function tlsFor({ origin }: URL, { certificates, authorities }: RelayTls) {
  const own = certificates.find((one) => one.origin === origin);
  return {
    ...(own && { cert: own.certificate, key: own.privateKey }),
    ...(authorities && { ca: [...authorities] }),
  } satisfies SecureContextOptions;
}
