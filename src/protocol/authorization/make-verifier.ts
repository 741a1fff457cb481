import type { RandomBytes } from '#protocol/random.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';

/** How long a verifier may be, in characters. @see RFC 7636 §4.1 */
export const verifierLength = { least: 43, most: 128 } as const;

/**
 * A new verifier of that many characters, each of 64 with the same chance; the length is kept within
 * its bounds. @see RFC 7636 §4.1
 */
export function makeVerifier(length: number, random: RandomBytes): string {
  const { least, most } = verifierLength;
  const wanted = Math.min(most, Math.max(least, Math.floor(length) || least));
  return encodeBase64Url(random(Math.ceil((wanted * 3) / 4))).slice(0, wanted);
}

/** Why a verifier may be refused. Indexes count from 0. */
export type VerifierFault =
  | { readonly code: 'verifier_short' | 'verifier_long'; readonly length: number }
  | { readonly code: 'verifier_character'; readonly index: number; readonly character: string };

/** Everything that a verifier must not be. @see RFC 7636 §4.1 */
export function verifierFaults(verifier: string): readonly VerifierFault[] {
  const faults: VerifierFault[] = [];
  const index = verifier.search(/[^A-Za-z0-9\-._~]/);
  if (index >= 0) {
    const character = String.fromCodePoint(verifier.codePointAt(index) ?? 0);
    faults.push({ code: 'verifier_character', index, character });
  }
  const { length } = verifier;
  if (length < verifierLength.least) faults.push({ code: 'verifier_short', length });
  if (length > verifierLength.most) faults.push({ code: 'verifier_long', length });
  return faults;
}
