import { CompactSign, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Jwk } from '#protocol/model/jwks.ts';
import { jwsAlgorithms, keyMisfit } from './jws-algorithms.ts';

/** What signs: a key of WebCrypto, a JWK (private, or `oct`), or the bytes of a secret. */
export type SignatureKey = CryptoKey | Jwk | Uint8Array;

/**
 * A token in the compact form, signed. Header and claims are written as they are given, in their
 * order. Throws where the key does not fit the algorithm.
 * @see RFC 7515 §7.1, RFC 7519 §7.1
 */
export async function signJwt(
  header: Readonly<Record<string, unknown>> & { readonly alg: string },
  claims: Readonly<Record<string, unknown>>,
  key: SignatureKey,
): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  const imported = isJwk(key) ? await importJWK(plainJwk(key), header.alg) : key;
  return new CompactSign(payload).setProtectedHeader(header).sign(imported);
}

// What the key is meant for was judged before: WebCrypto would refuse a `key_ops` without `sign`.
function plainJwk({ key_ops: _ops, x5c: _chain, ...jwk }: Jwk): JWK {
  return jwk;
}

function isJwk(key: SignatureKey): key is Jwk {
  return typeof key === 'object' && 'kty' in key;
}

/** The algorithm that a private key signs with: its own `alg`, or the first that fits its kind. */
export function algorithmOf(jwk: Jwk): string | null {
  if (jwk.alg !== undefined) return keyMisfit(jwk, jwk.alg) === null ? jwk.alg : null;
  return Object.keys(jwsAlgorithms).find((name) => keyMisfit(jwk, name) === null) ?? null;
}
