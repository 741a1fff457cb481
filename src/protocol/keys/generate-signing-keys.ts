import { exportJWK, generateKeyPair } from 'jose';
import type { Jwk } from '#protocol/model/jwks.ts';
import { thumbprint } from './thumbprint.ts';

/** A private signing key with the members that a key set needs to be chosen from. */
export interface SigningJwk extends Jwk {
  readonly kid: string;
  readonly alg: string;
  readonly use: 'sig';
}

/** The asymmetric algorithms that a signing key can be generated for. @see RFC 7518 §3.1, RFC 9864 §2 */
export type SigningAlgorithm =
  | 'RS256'
  | 'RS384'
  | 'RS512'
  | 'PS256'
  | 'PS384'
  | 'PS512'
  | 'ES256'
  | 'ES384'
  | 'ES512'
  | 'Ed25519';

/**
 * Makes one private key for each algorithm, named (`kid`) by its thumbprint.
 * @see RFC 7517 §4.5, RFC 7638 §3
 */
export async function generateSigningKeys(
  algorithms: readonly SigningAlgorithm[],
): Promise<SigningJwk[]> {
  return Promise.all(algorithms.map(generateSigningKey));
}

async function generateSigningKey(alg: SigningAlgorithm): Promise<SigningJwk> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const exported = await exportJWK(privateKey);
  if (exported.kty === undefined) throw new Error('Failed to export a key: it has no kty');
  const jwk: Jwk = { ...exported, kty: exported.kty };
  const kid = await thumbprint(jwk);
  if (kid === null) throw new Error('Failed to name a key: a member of it is missing');
  return { ...jwk, kid, alg, use: 'sig' };
}

/** Members of a JWK that only its owner may see. @see RFC 7518 §6, RFC 8037 §2 */
export const privateMembers: ReadonlySet<string> = new Set([
  'd',
  'p',
  'q',
  'dp',
  'dq',
  'qi',
  'oth',
  'k',
  'priv',
]);

/** The public half of a key: what a JWKS endpoint may show. @see RFC 7517 §9.2, RFC 7518 §6 */
export function publicJwk(jwk: Jwk): Jwk {
  const kept = Object.entries(jwk).filter(([name]) => !privateMembers.has(name) && name !== 'kty');
  return { kty: jwk.kty, ...Object.fromEntries(kept) };
}
