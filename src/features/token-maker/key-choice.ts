import type { KeyToDecrypt } from '#protocol/jwe/decryption-key.ts';
import type { SecretEncoding } from '#protocol/keys/parse-key-material.ts';

/** Where a key is from. What is pasted is in memory alone. */
export interface KeyChoice {
  /** `made`, `pasted`, or the id of a key that the browser has. */
  readonly from: string;
  readonly text: string;
  readonly encoding: SecretEncoding;
}

export const madeHere: KeyChoice = { from: 'made', text: '', encoding: 'utf-8' };

/** A key that the browser has, to choose from. */
export interface KeyOption {
  readonly id: string;
  /** `2026-key of environment “Shop”`. */
  readonly name: string;
  readonly material: KeyToDecrypt;
}

/** A key that can be used, and how it is called in a sentence: `the key made here`. */
export interface NamedMaterial {
  readonly material: KeyToDecrypt;
  readonly name: string;
}

/** A key on its way. */
export type MaterialState =
  | { readonly status: 'working' }
  | { readonly status: 'ready'; readonly key: NamedMaterial }
  | { readonly status: 'problem'; readonly sentence: string };
