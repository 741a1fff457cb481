import type { CryptoKey } from 'jose';
import { randomText } from '#protocol/authorization/make-pkce.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { signJwt } from '#protocol/jwt/sign-jwt.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { RandomBytes } from '#protocol/random.ts';

/** What a proof is made of. */
export interface DpopProofInput {
  readonly method: string;
  /** The request's address; query and fragment are left out of `htu`. */
  readonly url: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: Jwk;
  readonly algorithm: string;
  /** The last nonce that this server gave; null: none. */
  readonly nonce: string | null;
  /** With a call to a resource: the token that it proves possession for. */
  readonly accessToken: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly random: RandomBytes;
}

/** A proof of possession for one request. @see RFC 9449 §4.2 */
export async function makeDpopProof(input: DpopProofInput): Promise<string> {
  const { method, privateKey, publicJwk, algorithm, nonce, accessToken, now, random } = input;
  const url = new URL(input.url);
  url.search = '';
  url.hash = '';
  const claims = {
    jti: randomText(random),
    htm: method,
    htu: url.href,
    iat: Math.floor(now / 1000),
    ...(nonce === null ? {} : { nonce }),
    ...(accessToken === null ? {} : { ath: await hashOf(accessToken) }),
  };
  return signJwt({ alg: algorithm, typ: 'dpop+jwt', jwk: publicJwk }, claims, privateKey);
}

/** `ath`: the SHA-256 of the token. @see RFC 9449 §4.2 */
async function hashOf(token: string): Promise<string> {
  const bytes = new TextEncoder().encode(token);
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
