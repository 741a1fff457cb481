import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { PollRedemption } from '#sandbox/server/grants/poll-redemption.ts';
import { spendPoll } from '#sandbox/server/grants/polls.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** Tokens are given once. */
export const checkPollOnce: Check<PollRedemption> = {
  name: 'check-poll-once',
  spec: 'RFC 6749 §4.1.2',
  run: async ({ scene, parameter, key }) => {
    if (await spendPoll(scene, present(key, 'the key'))) return passed();
    throw new OAuthError('invalid_grant', `The ${parameter} was used before.`);
  },
};
