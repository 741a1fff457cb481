import { encodeBase64 } from '#protocol/keys/pem.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { writeHex } from '#protocol/bytes/read-hex.ts';

/** How a challenge was made of a verifier; all but the first two are mistakes that people make. */
export type ChallengeMaking =
  'S256' | 'plain' | 'padded' | 'base64' | 'hex' | 'encoded-hex' | 'trimmed' | 'other';

/** Tells how a challenge came from a verifier; `other` where it did not. @see RFC 7636 §4.2, §4.6 */
export async function matchChallenge(
  verifier: string,
  challenge: string,
): Promise<ChallengeMaking> {
  if (challenge === verifier) return 'plain';
  const hash = await sha256(verifier);
  const text = new TextEncoder();
  const made: readonly (readonly [ChallengeMaking, string])[] = [
    ['S256', encodeBase64Url(hash)],
    ['padded', `${encodeBase64Url(hash)}=`],
    ['base64', encodeBase64(hash)],
    ['base64', encodeBase64(hash).replace(/=+$/, '')],
    ['hex', writeHex(hash)],
    ['encoded-hex', encodeBase64Url(text.encode(writeHex(hash)))],
    ['trimmed', encodeBase64Url(await sha256(verifier.trim()))],
    ['trimmed', encodeBase64Url(await sha256(`${verifier}\n`))],
  ];
  return made.find(([, one]) => one === challenge)?.[0] ?? 'other';
}

async function sha256(text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
