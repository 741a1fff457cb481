import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider, type ProviderContext } from 'oidc-provider';
import { exportJWK, generateKeyPair } from 'jose';
import { close, listen } from './listen.ts';

/** A running authorization server that we did not write, on an origin of its own. */
export interface OidcProviderServer {
  readonly issuer: string;
  readonly clients: typeof oidcProviderClients;
  readonly close: () => Promise<void>;
}

/**
 * Its clients. All may use code, refresh token and, the confidential ones, client credentials. Pages
 * may read what is answered to them, but not what is answered to those with `no-cors` in their name.
 */
export const oidcProviderClients = {
  public: { id: 'public' },
  publicNoCors: { id: 'public-no-cors' },
  basic: { id: 'confidential-basic', secret: 'basic secret: 100%+&=' },
  post: { id: 'confidential-post', secret: 'post secret: 100%+&=' },
  basicNoCors: { id: 'confidential-no-cors', secret: 'hidden from pages' },
} as const;

const methods: Readonly<Record<string, string>> = {
  'confidential-basic': 'client_secret_basic',
  'confidential-no-cors': 'client_secret_basic',
  'confidential-post': 'client_secret_post',
};

function registration(client: { id: string; secret?: string }, redirectUris: readonly string[]) {
  const isConfidential = client.secret !== undefined;
  return {
    client_id: client.id,
    ...(isConfidential ? { client_secret: client.secret } : {}),
    token_endpoint_auth_method: methods[client.id] ?? 'none',
    redirect_uris: [...redirectUris],
    response_types: ['code'],
    grant_types: [
      'authorization_code',
      'refresh_token',
      ...(isConfidential
        ? ['client_credentials', 'urn:ietf:params:oauth:grant-type:device_code']
        : []),
    ],
    scope: 'openid profile email offline_access',
  };
}

/** A client with members of its own, as RFC 7591 §2 names them. */
interface MoreMembers extends Readonly<Record<string, unknown>> {
  readonly client_id: string;
}

// It gives no access token in an address any more.
const responseTypes = ['code', 'id_token', 'code id_token'] as const;

/** A key that others encrypt to. */
async function makeEncryptionKey() {
  const { privateKey } = await generateKeyPair('RSA-OAEP-256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'RSA-OAEP-256', use: 'enc', kid: 'key-enc' };
}

async function makeKeys() {
  const made = ['RS256', 'ES256'].map(async (alg) => {
    const { privateKey } = await generateKeyPair(alg, { extractable: true });
    return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: `key-${alg}` };
  });
  return Promise.all(made);
}

function findAccount(_context: unknown, sub: string) {
  const claims = { sub, name: `User ${sub}`, email: `${sub}@example.com`, email_verified: true };
  return { accountId: sub, claims: () => claims };
}

/** An API whose access tokens are JWTs; only client credentials get tokens for it. */
function resources(issuer: string) {
  return {
    enabled: true,
    defaultResource: ({ oidc }: ProviderContext) =>
      oidc.params?.['grant_type'] === 'client_credentials' ? `${issuer}/api` : undefined,
    getResourceServerInfo: () => ({
      scope: 'api:read api:write',
      accessTokenFormat: 'jwt',
      accessTokenTTL: 300,
    }),
  };
}

async function configuration(
  issuer: string,
  redirectUris: readonly string[],
  more: readonly MoreMembers[],
) {
  const known = Object.values(oidcProviderClients).map((one) => registration(one, redirectUris));
  const added = more.map((one) => ({
    ...registration({ id: one.client_id, secret: '' }, redirectUris),
    client_secret: undefined,
    ...one,
  }));
  return {
    clients: [...known, ...added],
    cookies: { keys: ['only for tests'] },
    jwks: { keys: [...(await makeKeys()), await makeEncryptionKey()] },
    findAccount,
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    scopes: ['openid', 'offline_access'],
    responseTypes: [...responseTypes],
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    clientBasedCORS: (_context: unknown, _origin: string, client: { clientId: string }) =>
      !client.clientId.endsWith('no-cors'),
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      introspection: { enabled: true },
      revocation: { enabled: true },
      requestObjects: { enabled: true },
      jwtResponseModes: { enabled: true },
      jwtIntrospection: { enabled: true },
      deviceFlow: { enabled: true },
      registration: { enabled: true },
      registrationManagement: { enabled: true },
      encryption: { enabled: true },
      claimsParameter: { enabled: true },
      resourceIndicators: resources(issuer),
      jwtUserinfo: { enabled: true },
      // Each proof has to hold a nonce that the server gave (RFC 9449 §8).
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
    },
    ttl: { AccessToken: 600, IdToken: 600, Interaction: 600, Grant: 3600, Session: 3600 },
  };
}

/**
 * Starts oidc-provider on `http://127.0.0.1:PORT` with its own login and consent pages (any name and
 * password), its own CORS rules, and the given addresses of the app to come back to.
 */
export async function startOidcProvider(
  redirectUris: readonly string[],
  more: readonly MoreMembers[] = [],
): Promise<OidcProviderServer> {
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const provider = new Provider(issuer, await configuration(issuer, redirectUris, more));
  provider.use(async (context, next) => {
    await next();
    // Its pages fetch a web font from a third party, which a test must not.
    if (typeof context.body === 'string' && context.type === 'text/html') {
      context.body = context.body.replaceAll(/@import url\([^)]*\);/g, '');
    }
  });
  server.on('request', provider.callback());
  return { issuer, clients: oidcProviderClients, close: () => close(server) };
}
