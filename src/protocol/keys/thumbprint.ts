import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';

/** The members that are hashed, in lexicographic order, for each key type. */
const requiredMembers: Readonly<Record<string, readonly string[]>> = {
  AKP: ['alg', 'kty', 'pub'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  RSA: ['e', 'kty', 'n'],
  oct: ['k', 'kty'],
};

/**
 * The SHA-256 thumbprint of a key, in base64url; null where a member that it needs is missing.
 * @see RFC 7638 §3, RFC 8037 §2
 */
export async function thumbprint(jwk: Jwk): Promise<string | null> {
  const members = Object.hasOwn(requiredMembers, jwk.kty) ? requiredMembers[jwk.kty] : undefined;
  if (members === undefined) return null;
  const pairs: [string, string][] = [];
  for (const name of members) {
    const value = jwk[name];
    if (typeof value !== 'string') return null;
    pairs.push([name, value]);
  }
  const bytes = new TextEncoder().encode(JSON.stringify(Object.fromEntries(pairs)));
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** The thumbprint as a URI that names its hash; null where a member is missing. @see RFC 9278 §3 */
export async function thumbprintUri(jwk: Jwk): Promise<string | null> {
  const hash = await thumbprint(jwk);
  return hash === null ? null : `urn:ietf:params:oauth:jwk-thumbprint:sha-256:${hash}`;
}
