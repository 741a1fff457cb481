import { passed, type Check } from '#sandbox/server/check.ts';
import type { ShownToken } from '#sandbox/server/grants/shown-token.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A token is sent. */
export const checkTokenSent: Check<ShownToken> = {
  name: 'check-token-sent',
  spec: 'RFC 7009 §2.1',
  run: ({ isSent }) => {
    if (isSent) return passed();
    throw new OAuthError('invalid_request', 'token is missing.');
  },
};
