import { publicHalf } from '#protocol/keys/public-half.ts';
import type { Jwk } from '#protocol/model/jwks.ts';

/** What is kept of a key that somebody published: never what is private in it, nor a secret. */
export function storedHalf(jwk: Jwk): Jwk {
  const half = publicHalf(jwk);
  if (half !== null) return half;
  const { k: _secret, ...rest } = jwk;
  return { ...rest, kty: jwk.kty };
}
