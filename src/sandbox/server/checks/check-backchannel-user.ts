import { passed, type Check } from '#sandbox/server/check.ts';
import type { BackchannelRequest } from '#sandbox/server/grants/backchannel-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The hint means somebody. */
export const checkBackchannelUser: Check<BackchannelRequest> = {
  name: 'check-backchannel-user',
  spec: 'CIBA Core 1.0 §13',
  run: ({ user }) => {
    if (user !== null) return passed(user.username);
    throw new OAuthError('unknown_user_id', 'The hint means nobody here.');
  },
};
