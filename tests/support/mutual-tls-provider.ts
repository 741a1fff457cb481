import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { Provider } from 'oidc-provider';
import { exportJWK, generateKeyPair } from 'jose';
import { close, listen } from './listen.ts';
import { readPem, type Authority } from './make-certificates.ts';

/** oidc-provider over TLS, whose clients prove themselves by their certificates. */
export interface MutualTlsProvider {
  readonly issuer: string;
  /** The origin of its `mtls_endpoint_aliases`: the same server by another name. RFC 8705 §5. */
  readonly aliasOrigin: string;
  readonly close: () => Promise<void>;
}

interface TlsContext {
  readonly socket: TLSSocket;
}

function peerOf({ socket }: TlsContext): X509Certificate | null {
  const raw = socket.getPeerCertificate().raw as Buffer | undefined;
  return raw === undefined ? null : new X509Certificate(raw);
}

function mutualTls() {
  return {
    enabled: true,
    certificateBoundAccessTokens: true,
    tlsClientAuth: true,
    selfSignedTlsClientAuth: true,
    getCertificate: (context: TlsContext) => peerOf(context)?.toString(),
    certificateAuthorized: ({ socket }: TlsContext) => socket.authorized,
    certificateSubjectMatches: (context: TlsContext, _property: string, expected: string) =>
      peerOf(context)?.subject === expected,
  };
}

function resources(issuer: string) {
  return {
    enabled: true,
    defaultResource: () => `${issuer}/api`,
    getResourceServerInfo: () => ({ scope: 'api:read', accessTokenFormat: 'jwt' }),
  };
}

/** Starts it at `https://localhost:PORT`, with a certificate of the authority. */
export async function startMutualTlsProvider(
  authority: Authority,
  clients: readonly Readonly<Record<string, unknown>>[],
): Promise<MutualTlsProvider> {
  const server = createServer({
    ...readPem(authority.issue('provider')),
    ca: readFileSync(authority.file),
    requestCert: true,
    // A self-signed certificate is known by its key, not by its authority (RFC 8705 §2.2).
    rejectUnauthorized: false,
  });
  const port = await listen(server);
  const issuer = `https://localhost:${port}`;
  const aliasOrigin = `https://127.0.0.1:${port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'key' };
  const provider = new Provider(issuer, {
    clients: clients.map((client) => ({
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
      ...client,
    })),
    jwks: { keys: [key] },
    discovery: { mtls_endpoint_aliases: { token_endpoint: `${aliasOrigin}/token` } },
    clientAuthMethods: ['tls_client_auth', 'self_signed_tls_client_auth'],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      mTLS: mutualTls(),
      resourceIndicators: resources(issuer),
    },
  });
  server.on('request', provider.callback());
  return { issuer, aliasOrigin, close: () => close(server) };
}
