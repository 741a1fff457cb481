import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { PollRedemption } from '#sandbox/server/grants/poll-redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The user has allowed it, and is still there. */
export const checkPollDecision: Check<PollRedemption> = {
  name: 'check-poll-decision',
  spec: 'RFC 8628 §3.5',
  run: ({ scene, poll }) => {
    const { decision, authentication } = present(poll, 'what is waited for');
    if (decision === 'open') {
      throw new OAuthError('authorization_pending', 'The user has not decided yet.');
    }
    const isThere = scene.definition.users.some(({ sub }) => sub === authentication?.sub);
    if (decision === 'allowed' && isThere) return passed();
    throw new OAuthError('access_denied', 'The user denied it, or is no longer there.');
  },
};
