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

/** Compares two texts in a time that does not tell where they differ. */
export async function equalsInConstantTime(one: string, other: string): Promise<boolean> {
  const [left, right] = await Promise.all([sha256(one), sha256(other)]);
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  }
  return difference === 0;
}
