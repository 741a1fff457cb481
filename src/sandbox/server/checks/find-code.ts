import { passed, type Check } from '#sandbox/server/check.ts';
import type { CodeRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A code is sent, and it is one of ours whose authorization still stands. */
export const findCode: Check<CodeRedemption> = {
  name: 'find-code',
  spec: 'RFC 6749 §4.1.3',
  run: ({ key, code, family }) => {
    if (key === null) throw new OAuthError('invalid_request', 'code is missing.');
    if (code !== null && family !== null) return passed();
    throw new OAuthError('invalid_grant', 'The code is not known, or what it gave was ended.');
  },
};
