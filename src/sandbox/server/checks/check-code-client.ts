import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { CodeRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The code was given to this client. */
export const checkCodeClient: Check<CodeRedemption> = {
  name: 'check-code-client',
  spec: 'RFC 6749 §4.1.3',
  run: ({ code, client }) => {
    if (present(code, 'the code').clientId === client?.client_id) return passed();
    throw new OAuthError('invalid_grant', 'The code was given to another client.');
  },
};
