import type { Jwk } from '#protocol/model/jwks.ts';

/** True where a key has its private half in it. @see RFC 7518 §6.2.2, §6.3.2, RFC 8037 §2, RFC 9964 §3 */
export function hasPrivateHalf(jwk: Jwk): boolean {
  return typeof jwk.d === 'string' || typeof jwk['priv'] === 'string';
}
