import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { CodeRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The code has not expired. */
export const checkCodeExpiry: Check<CodeRedemption> = {
  name: 'check-code-expiry',
  spec: 'RFC 6749 §4.1.2',
  run: ({ scene, code }) => {
    const milliseconds = present(code, 'the code').endsAt - scene.now;
    if (milliseconds > 0) return passed(`${Math.floor(milliseconds / 1000)} seconds left`);
    throw new OAuthError('invalid_grant', 'The code has expired.');
  },
};
