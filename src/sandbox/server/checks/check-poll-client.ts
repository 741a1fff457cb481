import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { PollRedemption } from '#sandbox/server/grants/poll-redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** It was begun by this client. */
export const checkPollClient: Check<PollRedemption> = {
  name: 'check-poll-client',
  spec: 'RFC 8628 §3.4',
  run: ({ parameter, poll, client }) => {
    if (present(poll, 'what is waited for').clientId === client?.client_id) return passed();
    throw new OAuthError('invalid_grant', `The ${parameter} was given to another client.`);
  },
};
