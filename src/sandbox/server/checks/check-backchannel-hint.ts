import { passed, type Check } from '#sandbox/server/check.ts';
import type { BackchannelRequest } from '#sandbox/server/grants/backchannel-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** There is one hint, and no more. */
export const checkBackchannelHint: Check<BackchannelRequest> = {
  name: 'check-backchannel-hint',
  spec: 'CIBA Core 1.0 §7.1',
  run: ({ hints }) => {
    if (hints.length === 1) return passed(hints.join(' '));
    const description = 'Send one of login_hint, login_hint_token and id_token_hint.';
    throw new OAuthError('invalid_request', description);
  },
};
