import { passed, type Check } from '#sandbox/server/check.ts';
import type { PollRedemption } from '#sandbox/server/grants/poll-redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** What the client asks about was begun here. */
export const findPoll: Check<PollRedemption> = {
  name: 'find-poll',
  spec: 'RFC 8628 §3.4',
  run: ({ parameter, key, poll }) => {
    if (key === null) throw new OAuthError('invalid_request', `${parameter} is missing.`);
    if (poll === null) throw new OAuthError('invalid_grant', `The ${parameter} is not known here.`);
    return passed();
  },
};
