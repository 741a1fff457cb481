import { base64url } from 'jose';
import type { RandomBytes } from '#sandbox/server/ports.ts';

/** So many random bytes, in base64url. */
export function randomText(random: RandomBytes, bytes = 32): string {
  return base64url.encode(random(bytes));
}

/** SHA-256 of a text, in base64url: what codes, refresh tokens and handles are stored as. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(digest));
}

/**
 * Whether what was sent is what is kept, in a time that tells neither where they differ nor how long
 * the kept text is: it is that of the sent one alone.
 */
export function equalsInConstantTime(sent: string, kept: string): boolean {
  let difference = sent.length ^ kept.length;
  for (let index = 0; index < sent.length; index += 1) {
    difference |= sent.charCodeAt(index) ^ kept.charCodeAt(index % Math.max(1, kept.length));
  }
  return difference === 0;
}
