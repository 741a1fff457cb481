import { z } from 'zod/mini';

/** How a sandbox client proves itself. @see RFC 7591 §2, OpenID Connect Core 1.0 §9, RFC 8705 §2 */
const sandboxAuthMethods = [
  'none',
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
] as const;

const jwk = z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string() });
const text = z.optional(z.string());
const flag = z.optional(z.boolean());

/** What a sandbox can sign with. @see RFC 7518 §3.1, RFC 9864 §2.2 */
export const algorithmSchema = z.enum([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'Ed25519',
]);

/**
 * A client as the sandbox knows it, with the member names of RFC 7591 §2 and OpenID Connect Dynamic
 * Client Registration 1.0 §2.
 */
export const sandboxClientSchema = z.object({
  client_id: z.string().check(z.minLength(1)),
  client_name: z.string(),
  client_secret: text,
  token_endpoint_auth_method: z.enum(sandboxAuthMethods),
  /** OpenID Connect Dynamic Client Registration 1.0 §2: what it signs its assertions with. */
  token_endpoint_auth_signing_alg: text,
  redirect_uris: z.array(z.string()),
  post_logout_redirect_uris: z.array(z.string()),
  grant_types: z.array(z.string()),
  /** Space-delimited; what the client may ask for. Empty: every scope of the definition. */
  scope: z.string(),
  /** Its public keys: for assertions and request objects (`sig`), for answers to it (`enc`). */
  jwks: z.optional(z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })),
  /** Kept, and not fetched: the sandbox has no network. Keys are taken from `jwks` alone. */
  jwks_uri: text,
  /** RFC 8705 §2.1.2. */
  tls_client_auth_subject_dn: text,
  /** RFC 9126 §6. */
  require_pushed_authorization_requests: flag,
  /** RFC 9101 §10.5. */
  require_signed_request_object: flag,
  request_object_signing_alg: text,
  /** RFC 9449 §5.2. */
  dpop_bound_access_tokens: flag,
  /** RFC 8705 §3.4. */
  tls_client_certificate_bound_access_tokens: flag,
  /** JARM §3. */
  authorization_signed_response_alg: text,
  authorization_encrypted_response_alg: text,
  authorization_encrypted_response_enc: text,
  /** OpenID Connect Dynamic Client Registration 1.0 §2. */
  /** What its ID tokens are signed with; the policy says it where it is left out. */
  id_token_signed_response_alg: z.optional(algorithmSchema),
  id_token_encrypted_response_alg: text,
  id_token_encrypted_response_enc: text,
  userinfo_signed_response_alg: text,
  userinfo_encrypted_response_alg: text,
  userinfo_encrypted_response_enc: text,
  /** RFC 9701 §6. */
  introspection_signed_response_alg: text,
  introspection_encrypted_response_alg: text,
  introspection_encrypted_response_enc: text,
  /**
   * CIBA Core 1.0 §4. Without a mode, a client that has an endpoint is notified (ping) where it sends
   * a `client_notification_token`, and polls where it does not.
   */
  backchannel_token_delivery_mode: z.optional(z.enum(['poll', 'ping', 'push'])),
  backchannel_client_notification_endpoint: text,
  backchannel_user_code_parameter: flag,
  /** OpenID Connect Front-Channel Logout 1.0 §2, Back-Channel Logout 1.0 §2.2. */
  frontchannel_logout_uri: text,
  frontchannel_logout_session_required: flag,
  backchannel_logout_uri: text,
  backchannel_logout_session_required: flag,
});

const sandboxUser = z.object({
  username: z.string().check(z.minLength(1)),
  sub: z.string().check(z.minLength(1)),
  /** Claims of OpenID Connect Core §5.1 and any others. */
  claims: z.record(z.string(), z.unknown()),
  /** For the password grant alone: the login page has no passwords. */
  password: text,
  /** What only this user knows; clients that ask for it send it along. CIBA Core 1.0 §7.1 */
  user_code: text,
});

const sandboxScope = z.object({
  name: z.string().check(z.minLength(1)),
  /** What the consent page says it allows. */
  description: z.string(),
  /** Claims that it releases. @see OpenID Connect Core §5.4 */
  claims: z.array(z.string()),
});

const sandboxApi = z.object({
  /** Last part of its address: `orders` is at `{issuer}/api/orders`. */
  path: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  title: z.string(),
  /** The scope that it asks for. */
  scope: z.string(),
  /** How sure it must be of the user, and how lately they signed in. @see RFC 9470 §3 */
  acr: text,
  maxAgeSeconds: z.optional(z.int().check(z.minimum(0))),
  /** What it answers to a GET. */
  body: z.unknown(),
});

const sandboxPolicy = z.object({
  /** RFC 9700 §2.1.1: public clients MUST, confidential ones are RECOMMENDED to. */
  pkce: z.enum(['required', 'required-for-public', 'optional-unsafe']),
  pkcePlain: z.enum(['refused', 'allowed-unsafe']),
  /** Whether a failed redemption ends the code. */
  failedRedemption: z.enum(['keeps-code', 'spends-code']),
  refreshRotation: z.enum(['rotate', 'keep']),
  codeLifetimeSeconds: z.int().check(z.minimum(1)),
  accessTokenLifetimeSeconds: z.int().check(z.minimum(1)),
  idTokenLifetimeSeconds: z.int().check(z.minimum(1)),
  refreshTokenLifetimeSeconds: z.int().check(z.minimum(1)),
  accessTokenAlgorithm: algorithmSchema,
  idTokenAlgorithm: algorithmSchema,
  // What follows came later: a definition that was stored without it reads as it was meant.
  accessTokenFormat: z._default(z.enum(['jwt', 'opaque']), 'jwt'),
  /** OIDC Core §10.2: for clients that registered for it, or for each that has a key to encrypt to. */
  idTokenEncryption: z._default(
    z.enum(['as-registered', 'wherever-there-is-a-key']),
    'as-registered',
  ),
  /** RFC 9126 §5. */
  pushedRequest: z._default(z.enum(['optional', 'required']), 'optional'),
  /** RFC 9126 §4 says SHOULD. */
  requestUriUse: z._default(z.enum(['once', 'until-it-expires']), 'once'),
  requestUriLifetimeSeconds: z._default(z.int().check(z.minimum(1)), 60),
  /** RFC 9101 §10.5. */
  requestObject: z._default(z.enum(['optional', 'required-signed']), 'optional'),
  /** RFC 9449 §5. */
  dpop: z._default(z.enum(['optional', 'required']), 'optional'),
  /** RFC 9449 §8: whether proofs must carry a nonce of the server. */
  dpopNonce: z._default(z.enum(['not-asked', 'required']), 'not-asked'),
  /** RFC 9700 §2.5. */
  clientAuthentication: z._default(z.enum(['any', 'asymmetric-only']), 'any'),
  /** FAPI 2.0 §5.3.2.1, RFC 7523bis: whether older forms of `aud` in assertions do. */
  assertionAudience: z._default(z.enum(['issuer-only', 'older-forms-too']), 'older-forms-too'),
  /** FAPI 2.0 §5.4.1: what JWTs of clients, and those made for them, are signed with. */
  signatureAlgorithms: z._default(z.enum(['any', 'fapi-only']), 'any'),
  /** RFC 9700 §2.6, FAPI 2.0 §5.3.2.2: whether http does beyond this machine. */
  redirectUris: z._default(z.enum(['https-or-loopback', 'any-unsafe']), 'any-unsafe'),
  /** RFC 9700 §2.1.2 and §2.4: implicit, hybrid and password, for clients registered for them. */
  legacyGrants: z._default(z.enum(['refused', 'allowed-unsafe']), 'allowed-unsafe'),
  deviceCodeLifetimeSeconds: z._default(z.int().check(z.minimum(1)), 600),
  /** RFC 8628 §3.2, CIBA Core 1.0 §7.3. */
  pollIntervalSeconds: z._default(z.int().check(z.minimum(0)), 5),
  /** RFC 7591 §3; an initial access token is one of the sandbox with `registrationScope`. */
  registration: z._default(z.enum(['open', 'initial-access-token', 'refused']), 'open'),
  /** Client ID Metadata Document: whether a client's id may be the address of its description. */
  clientDocuments: z._default(z.enum(['fetched', 'refused']), 'refused'),
  /** RFC 8707: resources that may be named; empty: those of the definition's own APIs. */
  resources: z._default(z.array(z.string()), []),
  /** RFC 9396 §2: types that may be asked for; empty: any. */
  authorizationDetailsTypes: z._default(z.array(z.string()), []),
});

/** Ways of misbehaving, each of which some check of a client is there to notice. */
export const sandboxFaults = [
  'wrong-iss',
  'wrong-aud',
  'wrong-nonce',
  'wrong-state',
  'wrong-at-hash',
  'expired',
  'not-yet-valid',
  'unknown-kid',
  'other-key',
  'alg-none',
  'missing-token-type',
  'slow-answer',
  'too-many-requests',
  'server-error',
  'html-instead-of-json',
  'refresh-reuse',
  'slow-down-storm',
  'dpop-nonce-each-time',
] as const;

/**
 * Whose assertions are taken: the `iss` of a JWT, the entity id of a SAML issuer. A key may be given as
 * the certificate in its `x5c` alone.
 * @see RFC 7521 §3, RFC 7523 §3, RFC 7522 §3, RFC 7517 §4.7
 */
const trustedIssuer = z.object({
  issuer: z.string().check(z.minLength(1)),
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }),
});

/** Everything that makes a sandbox authorization server: what `PUT /sandbox/{id}` carries. */
export const sandboxDefinitionSchema = z.object({
  version: z.literal(1),
  /**
   * Private keys as JWKs, each with `kid` and `alg`: to sign with, and with `use: enc` for what is
   * encrypted to the sandbox. The JWKS endpoint shows the public halves.
   */
  keys: z.array(jwk).check(z.minLength(1)),
  clients: z.array(sandboxClientSchema),
  users: z.array(sandboxUser),
  scopes: z.array(sandboxScope),
  apis: z.array(sandboxApi),
  policy: sandboxPolicy,
  faults: z._default(z.array(z.enum(sandboxFaults)), []),
  trustedIssuers: z._default(z.array(trustedIssuer), []),
});

export type SandboxDefinition = z.infer<typeof sandboxDefinitionSchema>;
export type SandboxClient = z.infer<typeof sandboxClientSchema>;
export type SandboxUser = z.infer<typeof sandboxUser>;
export type SandboxScope = z.infer<typeof sandboxScope>;
export type SandboxApi = z.infer<typeof sandboxApi>;
export type SandboxPolicy = z.infer<typeof sandboxPolicy>;
export type SandboxFault = SandboxDefinition['faults'][number];
export type SandboxAlgorithm = z.infer<typeof algorithmSchema>;

/** `PUT /sandbox/{id}` takes at most so many bytes of JSON. */
export const definitionLimitBytes = 256 * 1024;
/** The scope of an initial access token, where the policy asks for one. @see RFC 7591 §1.2 */
export const registrationScope = 'client:register';
/** A client's description of itself may be so long, in bytes of JSON. */
export const registrationLimitBytes = 16 * 1024;
/** A document that describes a client may be so long, in bytes. Client ID Metadata Document §8.7 */
export const clientDocumentLimitBytes = 5 * 1024;
/** So many clients may have registered themselves; the least recently used goes first. */
export const registrationLimitCount = 100;
/** So many definitions are kept; the least recently used goes first. */
export const definitionLimitCount = 1000;
