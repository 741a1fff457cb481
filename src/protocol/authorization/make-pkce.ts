import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { RandomBytes } from '#protocol/random.ts';

/** How a challenge is made of a verifier. @see RFC 7636 §4.2 */
export type PkceMethod = 'S256' | 'plain';

/** A verifier, kept by the client, and the challenge that goes with the authorization request. */
export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
  readonly method: PkceMethod;
}

/** A new verifier of 43 characters and its challenge. @see RFC 7636 §4.1, §4.2 */
export async function makePkce(method: PkceMethod, random: RandomBytes): Promise<Pkce> {
  const verifier = randomText(random);
  return { verifier, method, challenge: await deriveChallenge(verifier, method) };
}

/** The challenge that belongs to a verifier. @see RFC 7636 §4.2 */
export async function deriveChallenge(verifier: string, method: PkceMethod): Promise<string> {
  if (method === 'plain') return verifier;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return encodeBase64Url(new Uint8Array(hash));
}

/** 256 random bits in base64url: a `state`, a `nonce` or a verifier. @see RFC 6749 §10.10 */
export function randomText(random: RandomBytes): string {
  return encodeBase64Url(random(32));
}
