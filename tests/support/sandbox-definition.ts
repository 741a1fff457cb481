import type { SandboxClient, SandboxDefinition } from '#sandbox/contract/definition.ts';
import {
  starterApis,
  starterConfidentialClient,
  starterLegacyClient,
  starterPolicy,
  starterPublicClient,
  starterScopes,
  starterUsers,
} from '#sandbox/contract/starter.ts';
import clientKeys from './keys/client-keys.json' with { type: 'json' };
import fixed from './keys/sandbox-keys.json' with { type: 'json' };

/** Where the clients of the test definition are answered. */
export const redirectUri = 'https://client.example/callback';

/** Awkward on purpose: it must be form-encoded in Basic. */
export const backendSecret = 'p+ss w%rd:é';

/** The secret that `secret-client` signs its assertions with. */
export const assertingSecret = 'a secret of thirty-two bytes, or more';

/** What clients of tests register of their keys. */
const publicClientKeys = clientKeys.keys.map(({ kty, kid, alg, use, ...members }) => {
  const { crv, x, y, n, e } = members as Record<string, string | undefined>;
  return { kty, kid, alg, use, ...(kty === 'RSA' ? { n, e } : { crv, x, y }) };
});

/** Clients besides the starter's two, each different in one thing. */
const otherClients: SandboxDefinition['clients'] = [
  {
    ...starterConfidentialClient(redirectUri, 'post-secret'),
    client_id: 'post-client',
    token_endpoint_auth_method: 'client_secret_post',
  },
  {
    ...starterPublicClient(redirectUri),
    client_id: 'native-app',
    redirect_uris: [
      'http://127.0.0.1/callback',
      'http://localhost/callback',
      'com.example.app:/cb',
    ],
  },
  {
    ...starterPublicClient(redirectUri),
    client_id: 'public-robot',
    grant_types: ['client_credentials'],
  },
  { ...starterPublicClient(redirectUri), client_id: 'narrow', scope: 'openid orders:read' },
  {
    ...starterConfidentialClient(redirectUri, assertingSecret),
    client_id: 'secret-client',
    token_endpoint_auth_method: 'client_secret_jwt',
  },
  {
    ...withoutSecret(starterConfidentialClient(redirectUri, '')),
    client_id: 'key-client',
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: publicClientKeys },
  },
];

function withoutSecret({ client_secret: _secret, ...client }: SandboxClient): SandboxClient {
  return client;
}

/** A definition with fixed keys, quick ones to sign with. */
export function testDefinition(
  policy: Partial<SandboxDefinition['policy']> = {},
): SandboxDefinition {
  return {
    version: 1,
    keys: fixed.keys,
    clients: [
      starterPublicClient(redirectUri),
      starterConfidentialClient(redirectUri, backendSecret),
      starterLegacyClient(redirectUri),
      ...otherClients,
    ],
    users: [...starterUsers],
    scopes: [...starterScopes],
    apis: [...starterApis],
    faults: [],
    trustedIssuers: [],
    policy: {
      ...starterPolicy,
      accessTokenAlgorithm: 'ES256',
      idTokenAlgorithm: 'ES256',
      ...policy,
    },
  };
}

/** The definition of tests, with one client changed. */
export function clientWith(id: string, members: Partial<SandboxClient>): SandboxDefinition {
  const definition = testDefinition();
  const clients = definition.clients.map((client) =>
    client.client_id === id ? { ...client, ...members } : client,
  );
  return { ...definition, clients };
}
