import { encodeBase64Url } from '#protocol/jwt/base64url.ts';

/** The hash functions that this reads and issues with, by their names in `_sd_alg`. */
export const sdHashes = {
  'sha-256': 'SHA-256',
  'sha-384': 'SHA-384',
  'sha-512': 'SHA-512',
} as const;

/** A name of the IANA "Named Information Hash Algorithm" registry. @see RFC 9901 §4.1.1 */
export type SdHash = keyof typeof sdHashes;

/** True for a hash that can be used here. The name's letter case counts. @see RFC 9901 §4.1.1 */
export function isSdHash(name: unknown): name is SdHash {
  return typeof name === 'string' && Object.hasOwn(sdHashes, name);
}

/**
 * The digest of a disclosure or of a whole SD-JWT, in base64url: over the characters, not over what
 * they encode.
 * @see RFC 9901 §4.2.3, §4.3.1
 */
export async function sdDigest(text: string, hash: SdHash): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest(sdHashes[hash], bytes)));
}
