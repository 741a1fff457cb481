import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { Provider, type BackchannelRequest } from 'oidc-provider';
import { exportJWK, generateKeyPair } from 'jose';
import { close, listen } from './listen.ts';
import { type FeatureSettings, oidcProviderFeatures } from './oidc-provider-features.ts';

/** Takes in what it tells a client by itself. */
type TakePing = (request: Request) => Promise<Response>;

/** A running authorization server that we did not write, on an origin of its own. */
export interface OidcProviderServer {
  readonly issuer: string;
  readonly clients: typeof oidcProviderClients;
  /** Has each person who is asked over the backchannel agree. */
  readonly agree: () => Promise<void>;
  /** Pings go to https addresses alone: this takes them in, in the place of the network. */
  readonly takePings: (take: TakePing) => void;
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
    post_logout_redirect_uris: [...redirectUris],
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

async function configuration(
  settings: FeatureSettings,
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
    features: oidcProviderFeatures(settings),
    clientAuthMethods: [
      ...['none', 'client_secret_basic', 'client_secret_post', 'client_secret_jwt'],
      ...['private_key_jwt', ...(settings.takesCertificates ? ['tls_client_auth'] : [])],
    ],
    ttl: { AccessToken: 600, IdToken: 600, Interaction: 600, Grant: 3600, Session: 3600 },
  };
}

/** With which certificate it answers, and by whom those of clients have to be signed; PEM. */
export interface ProviderTls {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/**
 * Starts oidc-provider on `http://127.0.0.1:PORT` (with TLS on https) with its own login and consent
 * pages (any name and password), its own CORS rules, and the given addresses of the app to come back to.
 */
export async function startOidcProvider(
  redirectUris: readonly string[],
  more: readonly MoreMembers[] = [],
  tls: ProviderTls | null = null,
): Promise<OidcProviderServer> {
  const server =
    tls === null
      ? createServer()
      : createTlsServer({ ...tls, requestCert: true, rejectUnauthorized: false });
  const issuer = `${tls === null ? 'http' : 'https'}://127.0.0.1:${await listen(server)}`;
  const questions: BackchannelRequest[] = [];
  const settings = {
    issuer,
    onQuestion: (request: BackchannelRequest) => void questions.push(request),
    takesCertificates: tls !== null,
  };
  let takePing: TakePing | null = null;
  const fetchOrPing: typeof fetch = async (input, init) =>
    takePing === null ? fetch(input, init) : takePing(new Request(input, init));
  const configured = await configuration(settings, redirectUris, more);
  const provider = new Provider(issuer, { ...configured, fetch: fetchOrPing });
  provider.use(async (context, next) => {
    await next();
    // Its pages fetch a web font from a third party, which a test must not.
    if (typeof context.body === 'string' && context.type === 'text/html') {
      context.body = context.body.replaceAll(/@import url\([^)]*\);/g, '');
    }
  });
  server.on('request', provider.callback());
  return {
    issuer,
    clients: oidcProviderClients,
    agree: async () => {
      await Promise.all(questions.splice(0).map((request) => agreeTo(provider, request)));
    },
    takePings: (take) => void (takePing = take),
    close: () => close(server),
  };
}

async function agreeTo(provider: Provider, request: BackchannelRequest): Promise<void> {
  const { accountId, clientId, scope } = request;
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scope);
  await provider.backchannelResult(request, await grant.save());
}
