import { base64url } from 'jose';
import type {
  SandboxAlgorithm,
  SandboxClient,
  SandboxDefinition,
  SandboxUser,
} from '#sandbox/contract/definition.ts';
import { acrOf, amrOf } from '#sandbox/server/grants/authentication.ts';
import type { Authentication, Grant } from '#sandbox/server/grants/records.ts';
import { noteClient } from '#sandbox/server/grants/session-clients.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { spoilClaims, signBadly } from '#sandbox/server/faults/spoil-id-token.ts';
import { toSeconds } from './access-token.ts';
import { encryptFor, type AnswerForm } from './answer-jwt.ts';
import { wrappingFor } from './encrypt-to-client.ts';
import { claimsAskedFor, claimsOfScopes } from './released-claims.ts';
import { signJwt } from './sign-jwt.ts';

/** What an ID token is made from. */
export interface IdTokenInput {
  readonly grant: Grant;
  readonly authentication: Authentication;
  readonly user: SandboxUser | null;
  /** Null where there is none beside it. */
  readonly accessToken: string | null;
  /** Left out of one that a refresh gives. @see OpenID Connect Core 1.0 §12.2 */
  readonly nonce: string | null;
  /** What comes beside it from the authorization endpoint. @see OpenID Connect Core 1.0 §3.3.2.11 */
  readonly code?: string | null;
  readonly state?: string | null;
  /** What it comes with where it is pushed. @see CIBA Core 1.0 §10.3.1 */
  readonly pushed?: { readonly authReqId: string; readonly refreshToken: string | null };
}

/** Makes an ID token. @see OpenID Connect Core 1.0 §2, §3.1.3.6, §3.2.2.10 and §3.3.2.11 */
export async function issueIdToken(scene: Scene, input: IdTokenInput): Promise<string> {
  const { grant, authentication, user, nonce } = input;
  const { idTokenLifetimeSeconds } = scene.definition.policy;
  const algorithm = idTokenAlgorithm(scene.definition, grant.clientId);
  const issuedAt = toSeconds(scene.now);
  const claims = spoilClaims(scene, {
    ...(user && hasNoUserInfo(input) && claimsOfScopes(scene.definition, user, grant.scope)),
    ...(user && claimsAskedFor(user, grant.claims.idToken)),
    iss: scene.issuer,
    sub: authentication.sub,
    aud: grant.clientId,
    iat: issuedAt,
    exp: issuedAt + idTokenLifetimeSeconds,
    auth_time: toSeconds(authentication.authenticatedAt),
    ...(nonce !== null && { nonce }),
    acr: acrOf(authentication),
    amr: amrOf(authentication),
    sid: authentication.sid,
    ...(await hashesOf(input, algorithm)),
  });
  await noteClient(scene, authentication.sid, grant.clientId);
  const badly = await signBadly(scene, algorithm, claims);
  const token = badly ?? (await signJwt(scene, { algorithm, typ: 'JWT' }, claims));
  const client = scene.definition.clients.find(({ client_id }) => client_id === grant.clientId);
  return client === undefined
    ? token
    : encryptFor(client, encryptionOf(client, scene.definition), token);
}

/** @see OpenID Connect Core 1.0 §2: signed, and then encrypted */
function encryptionOf(client: SandboxClient, { policy }: SandboxDefinition): AnswerForm {
  const isForAll = policy.idTokenEncryption === 'wherever-there-is-a-key';
  return {
    signedWith: client.id_token_signed_response_alg,
    encryptedWith:
      client.id_token_encrypted_response_alg ?? (isForAll ? wrappingFor(client) : undefined),
    contentEncryption: client.id_token_encrypted_response_enc,
  };
}

/** @see OpenID Connect Dynamic Client Registration 1.0 §2 on `id_token_signed_response_alg` */
export function idTokenAlgorithm(
  { clients, policy }: SandboxDefinition,
  id: string,
): SandboxAlgorithm {
  const client = clients.find(({ client_id }) => client_id === id);
  return client?.id_token_signed_response_alg ?? policy.idTokenAlgorithm;
}

/** Ed25519 hashes with SHA-512; the others say so in their name. @see RFC 8032 §5.1 */
function hashOf(algorithm: SandboxAlgorithm): string {
  return algorithm === 'Ed25519' ? 'SHA-512' : `SHA-${algorithm.slice(2)}`;
}

/** With nothing to ask UserInfo with, its claims are in the ID token. @see OpenID Connect Core 1.0 §5.4 */
function hasNoUserInfo({ accessToken, code = null }: IdTokenInput): boolean {
  return accessToken === null && code === null;
}

/** Names of the claims that tie a pushed ID token to its request and its refresh token. */
const pushedClaim = 'urn:openid:params:jwt:claim:';

/**
 * Hashes of what comes with it, so that none of it can be exchanged.
 * @see OpenID Connect Core 1.0 §3.3.2.11, Financial-grade API 1.0 Part 2 §5.1, CIBA Core 1.0 §10.3.1
 */
async function hashesOf(input: IdTokenInput, algorithm: SandboxAlgorithm) {
  const { accessToken, code = null, state = null, pushed } = input;
  const refreshToken = pushed?.refreshToken ?? null;
  return {
    ...(accessToken !== null && { at_hash: await leftHalfHash(accessToken, algorithm) }),
    ...(code !== null && { c_hash: await leftHalfHash(code, algorithm) }),
    ...(state !== null && { s_hash: await leftHalfHash(state, algorithm) }),
    ...(pushed && { [`${pushedClaim}auth_req_id`]: pushed.authReqId }),
    ...(refreshToken !== null && {
      [`${pushedClaim}rt_hash`]: await leftHalfHash(refreshToken, algorithm),
    }),
  };
}

/** @see OpenID Connect Core 1.0 §3.1.3.6 on `at_hash` */
async function leftHalfHash(text: string, algorithm: SandboxAlgorithm): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const digest = new Uint8Array(await crypto.subtle.digest(hashOf(algorithm), bytes));
  return base64url.encode(digest.slice(0, digest.length / 2));
}
