import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { BackchannelRequest } from '#sandbox/server/grants/backchannel-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The time that is asked for is a number of seconds. */
export const checkRequestedExpiry: Check<BackchannelRequest> = {
  name: 'check-requested-expiry',
  spec: 'CIBA Core 1.0 §7.1',
  run: ({ form }) => {
    const asked = form.parameters.get('requested_expiry');
    if (asked === null) return skipped('no requested_expiry');
    if (/^[1-9]\d{0,8}$/.test(asked)) return passed(asked);
    throw new OAuthError('invalid_request', 'requested_expiry is no positive number of seconds.');
  },
};
