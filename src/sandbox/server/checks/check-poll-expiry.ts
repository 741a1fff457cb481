import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { PollRedemption } from '#sandbox/server/grants/poll-redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The user still has time. */
export const checkPollExpiry: Check<PollRedemption> = {
  name: 'check-poll-expiry',
  spec: 'RFC 8628 §3.5',
  run: ({ scene, parameter, poll }) => {
    const milliseconds = present(poll, 'what is waited for').endsAt - scene.now;
    if (milliseconds > 0) return passed(`${Math.floor(milliseconds / 1000)} seconds left`);
    throw new OAuthError('expired_token', `The ${parameter} has expired. Start again.`);
  },
};
