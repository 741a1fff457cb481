import type { SecretEncoding } from '#protocol/keys/parse-key-material.ts';

/** Which keys a signature is checked with. */
export interface KeyChoice {
  /** What was typed; empty: the keys of environments. */
  readonly text: string;
  readonly encoding: SecretEncoding;
  /** `by-issuer`: each environment whose issuer is the token's. */
  readonly environmentId: string;
}

export const noKey: KeyChoice = { text: '', encoding: 'utf-8', environmentId: 'by-issuer' };
