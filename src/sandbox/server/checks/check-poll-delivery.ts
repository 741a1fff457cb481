import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { PollRedemption } from '#sandbox/server/grants/poll-redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** Whom the tokens are pushed to does not ask for them. */
export const checkPollDelivery: Check<PollRedemption> = {
  name: 'check-poll-delivery',
  spec: 'CIBA Core 1.0 §11',
  run: ({ poll }) => {
    const { notification } = present(poll, 'what is waited for');
    if (notification?.mode !== 'push') return passed(notification?.mode ?? 'poll');
    const description = 'The client has its tokens pushed to it, and may not ask for them.';
    throw new OAuthError('unauthorized_client', description);
  },
};
