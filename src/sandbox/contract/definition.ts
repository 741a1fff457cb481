import { z } from 'zod/mini';

/** How a sandbox client proves itself at the token endpoint. @see RFC 7591 §2 */
const authMethod = z.enum(['none', 'client_secret_basic', 'client_secret_post']);

const jwk = z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string() });

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
const sandboxClient = z.object({
  client_id: z.string().check(z.minLength(1)),
  client_name: z.string(),
  client_secret: z.optional(z.string()),
  token_endpoint_auth_method: authMethod,
  /** What its ID tokens are signed with; the policy says it where it is left out. */
  id_token_signed_response_alg: z.optional(algorithmSchema),
  redirect_uris: z.array(z.string()),
  post_logout_redirect_uris: z.array(z.string()),
  grant_types: z.array(z.string()),
  /** Space-delimited; what the client may ask for. Empty: every scope of the definition. */
  scope: z.string(),
});

const sandboxUser = z.object({
  username: z.string().check(z.minLength(1)),
  sub: z.string().check(z.minLength(1)),
  /** Claims of OpenID Connect Core §5.1 and any others. */
  claims: z.record(z.string(), z.unknown()),
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
});

/** Everything that makes a sandbox authorization server: what `PUT /sandbox/{id}` carries. */
export const sandboxDefinitionSchema = z.object({
  version: z.literal(1),
  /** Private signing keys as JWKs, each with `kid` and `alg`. The JWKS endpoint shows the public halves. */
  keys: z.array(jwk).check(z.minLength(1)),
  clients: z.array(sandboxClient),
  users: z.array(sandboxUser),
  scopes: z.array(sandboxScope),
  apis: z.array(sandboxApi),
  policy: sandboxPolicy,
});

export type SandboxDefinition = z.infer<typeof sandboxDefinitionSchema>;
export type SandboxClient = z.infer<typeof sandboxClient>;
export type SandboxUser = z.infer<typeof sandboxUser>;
export type SandboxScope = z.infer<typeof sandboxScope>;
export type SandboxApi = z.infer<typeof sandboxApi>;
export type SandboxPolicy = z.infer<typeof sandboxPolicy>;
export type SandboxAlgorithm = z.infer<typeof algorithmSchema>;

/** `PUT /sandbox/{id}` takes at most so many bytes of JSON. */
export const definitionLimitBytes = 256 * 1024;
/** So many definitions are kept; the least recently used goes first. */
export const definitionLimitCount = 1000;
