import { encodeBase64Url } from './base64url.ts';
import { jwsAlgorithm } from './jws-algorithms.ts';

/**
 * `at_hash` of an access token or `c_hash` of a code: the left half of the hash that the ID
 * token's `alg` uses, in base64url; null for an `alg` that names none.
 * @see OpenID Connect Core §3.1.3.6, §3.3.2.11
 */
export async function tokenHash(value: string, alg: string): Promise<string | null> {
  const hashBytes = jwsAlgorithm(alg)?.hashBytes ?? null;
  if (hashBytes === null) return null;
  const bytes = new TextEncoder().encode(value);
  const hash = await crypto.subtle.digest(`SHA-${hashBytes * 8}`, bytes);
  return encodeBase64Url(new Uint8Array(hash, 0, hashBytes / 2));
}
