import type { RandomBytes } from '#protocol/random.ts';

/** 128 random bits in hexadecimal: an id that no one guesses. */
export function randomId(random: RandomBytes): string {
  return [...random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** 256 random bits in hexadecimal: a secret for a sandbox client. */
export function randomSecret(random: RandomBytes): string {
  return [...random(32)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
