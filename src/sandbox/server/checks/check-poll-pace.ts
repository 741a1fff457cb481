import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { PollRedemption } from '#sandbox/server/grants/poll-redemption.ts';
import { hasFault } from '#sandbox/server/faults/has-fault.ts';
import { notePoll } from '#sandbox/server/grants/polls.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The client waits between two questions; one that does not has to wait five seconds longer. */
export const checkPollPace: Check<PollRedemption> = {
  name: 'check-poll-pace',
  spec: 'RFC 8628 §3.5',
  run: async ({ scene, key, poll }) => {
    const { intervalSeconds } = present(poll, 'what is waited for');
    const isInTime = await notePoll(scene, present(key, 'the key'));
    if (isInTime && !hasFault(scene, 'slow-down-storm')) {
      return passed(`${intervalSeconds} seconds between two`);
    }
    const description = `It was asked too soon: wait ${intervalSeconds + 5} seconds from now on.`;
    throw new OAuthError('slow_down', description);
  },
};
