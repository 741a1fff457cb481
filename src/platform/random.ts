import type { RandomBytes } from '#protocol/random.ts';

/** The browser's source of chance. */
export const random: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
