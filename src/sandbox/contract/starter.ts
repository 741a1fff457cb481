import type {
  SandboxApi,
  SandboxClient,
  SandboxPolicy,
  SandboxScope,
  SandboxUser,
} from './definition.ts';

/** The id of the sandbox that exists on every host without any call. */
export const defaultSandboxId = 'default';

/** The clients that a new sandbox starts with; `default` has exactly these. */
export const starterClientIds = {
  public: 'web-app',
  confidential: 'backend',
  legacy: 'legacy-app',
} as const;

/** Grants of a public client that RFC 9700 has nothing against. */
export const publicGrantTypes = [
  'authorization_code',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code',
] as const;

/** Grants of a client that can prove who it is. */
export const confidentialGrantTypes = [
  ...publicGrantTypes,
  'client_credentials',
  'urn:openid:params:grant-type:ciba',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
] as const;

/** Grants of a client from before RFC 9700, to see what became of them. @see RFC 9700 §2.1.2 and §2.4 */
const legacyGrantTypes = ['authorization_code', 'refresh_token', 'implicit', 'password'] as const;

/** The grants that each client of `default` is registered for. @see RFC 7591 §2 */
export const starterGrantTypes: Readonly<Record<string, readonly string[]>> = {
  [starterClientIds.public]: publicGrantTypes,
  [starterClientIds.confidential]: confidentialGrantTypes,
  [starterClientIds.legacy]: legacyGrantTypes,
};

/** The secret of `default`'s confidential client: published, for a sandbox that guards nothing. */
export const defaultBackendSecret = 'backend-secret-of-the-default-sandbox';

/** The key that it signs assertions and requests with: published, as its secret is. */
export const defaultBackendKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'qGRRASQvc4oYYZ-DRrn52U7xdhj28cqrFbKzOWQAxBE',
  y: 'Ej3-O-53buINWGkxCXxbcnXlpy3XqcLUm2FOuFr00w8',
  d: 'vnhBRAeyOQeqSG8piOczvgeXxfJBk7jmOU2odMQx_0c',
  ...{ kid: 'backend-of-the-default-sandbox', alg: 'ES256', use: 'sig' },
} as const;

/** What the confidential client of a new sandbox signs with. */
export const starterClientAlgorithm = 'ES256';

/** The public client of RFC 9700 §2.1.1: no secret, PKCE always. */
export function starterPublicClient(redirectUri: string): SandboxClient {
  return {
    client_id: starterClientIds.public,
    client_name: 'Web app',
    token_endpoint_auth_method: 'none',
    redirect_uris: [redirectUri],
    post_logout_redirect_uris: [redirectUri],
    grant_types: [...publicGrantTypes],
    scope: '',
  };
}

/** A client that can keep a secret: it may also ask for a token in its own name. */
export function starterConfidentialClient(redirectUri: string, secret: string): SandboxClient {
  return {
    client_id: starterClientIds.confidential,
    client_name: 'Backend',
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_basic',
    redirect_uris: [redirectUri],
    post_logout_redirect_uris: [redirectUri],
    grant_types: [...confidentialGrantTypes],
    scope: '',
  };
}

/** A public client that still asks for tokens at the authorization endpoint, or for passwords. */
export function starterLegacyClient(redirectUri: string): SandboxClient {
  return {
    ...starterPublicClient(redirectUri),
    client_id: starterClientIds.legacy,
    client_name: 'Legacy app',
    grant_types: [...legacyGrantTypes],
  };
}

/** The people who can sign in to a new sandbox. */
export const starterUsers: readonly SandboxUser[] = [
  {
    username: 'alice',
    password: 'alice-in-the-sandbox',
    user_code: '2580',
    sub: '248289761001',
    claims: {
      name: 'Alice Adams',
      given_name: 'Alice',
      family_name: 'Adams',
      preferred_username: 'alice',
      email: 'alice@example.com',
      email_verified: true,
      phone_number: '+44 20 7946 0100',
      phone_number_verified: true,
      address: { locality: 'London', country: 'GB' },
      locale: 'en-GB',
      zoneinfo: 'Europe/London',
      updated_at: 1767225600,
    },
  },
  {
    username: 'bob',
    password: 'bob-in-the-sandbox',
    sub: '90342.ASDFJWFA',
    claims: {
      name: 'Bob Brown',
      given_name: 'Bob',
      family_name: 'Brown',
      preferred_username: 'bob',
      email: 'bob@example.com',
      email_verified: false,
      locale: 'en-US',
      zoneinfo: 'America/New_York',
      updated_at: 1767225600,
    },
  },
];

/** Scopes of OpenID Connect Core §5.4 and §11, and those of the sandbox's own API. */
export const starterScopes: readonly SandboxScope[] = [
  { name: 'openid', description: 'Know who you are', claims: ['sub'] },
  {
    name: 'profile',
    description: 'See your name and profile',
    claims: [
      'name',
      'given_name',
      'family_name',
      'middle_name',
      'nickname',
      'preferred_username',
      'profile',
      'picture',
      'website',
      'gender',
      'birthdate',
      'zoneinfo',
      'locale',
      'updated_at',
    ],
  },
  { name: 'email', description: 'See your e-mail address', claims: ['email', 'email_verified'] },
  { name: 'address', description: 'See your postal address', claims: ['address'] },
  {
    name: 'phone',
    description: 'See your phone number',
    claims: ['phone_number', 'phone_number_verified'],
  },
  { name: 'offline_access', description: 'Stay signed in when you are away', claims: [] },
  { name: 'orders:read', description: 'See orders', claims: [] },
  { name: 'orders:write', description: 'Place and change orders', claims: [] },
  { name: 'reports:read', description: 'Read reports', claims: [] },
];

/** Resources that need different scopes, and one that needs a stronger sign-in. */
export const starterApis: readonly SandboxApi[] = [
  {
    path: 'orders',
    title: 'Orders',
    scope: 'orders:read',
    body: { orders: [{ id: 1041, item: 'Winter coat', status: 'in the cloakroom' }] },
  },
  {
    path: 'new-order',
    title: 'Place an order',
    scope: 'orders:write',
    body: { created: true, id: 1042 },
  },
  { path: 'reports', title: 'Reports', scope: 'reports:read', body: { coats: 214, umbrellas: 17 } },
  {
    path: 'till',
    title: 'Till',
    scope: 'orders:read',
    acr: 'urn:claimcheck:acr:second-factor',
    maxAgeSeconds: 300,
    body: { coins: 61, banknotes: 12 },
  },
];

/** Strict where RFC 9700 says so, with lifetimes short enough to see them end. */
export const starterPolicy: SandboxPolicy = {
  pkce: 'required-for-public',
  pkcePlain: 'refused',
  failedRedemption: 'keeps-code',
  refreshRotation: 'rotate',
  codeLifetimeSeconds: 300,
  accessTokenLifetimeSeconds: 600,
  idTokenLifetimeSeconds: 600,
  refreshTokenLifetimeSeconds: 86_400,
  accessTokenAlgorithm: 'RS256',
  idTokenAlgorithm: 'RS256',
  accessTokenFormat: 'jwt',
  idTokenEncryption: 'as-registered',
  pushedRequest: 'optional',
  requestUriUse: 'once',
  requestUriLifetimeSeconds: 60,
  requestObject: 'optional',
  dpop: 'optional',
  dpopNonce: 'not-asked',
  clientAuthentication: 'any',
  assertionAudience: 'older-forms-too',
  signatureAlgorithms: 'any',
  redirectUris: 'any-unsafe',
  legacyGrants: 'allowed-unsafe',
  deviceCodeLifetimeSeconds: 600,
  pollIntervalSeconds: 5,
  registration: 'open',
  clientDocuments: 'refused',
  resources: [],
  authorizationDetailsTypes: [],
};

/** The algorithms that a new sandbox has a key for. */
export const starterAlgorithms = ['RS256', 'PS256', 'ES256', 'Ed25519'] as const;

/** How a new sandbox lets others encrypt to it. @see RFC 7518 §4.3 and §4.6 */
export const starterEncryptionAlgorithms = ['RSA-OAEP-256', 'ECDH-ES'] as const;

/** How a key is wrapped that something is encrypted with. @see RFC 7518 §4.1 */
export type EncryptionAlgorithm = (typeof starterEncryptionAlgorithms)[number];
