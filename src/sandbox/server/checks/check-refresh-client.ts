import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { RefreshRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The refresh token was given to this client. */
export const checkRefreshClient: Check<RefreshRedemption> = {
  name: 'check-refresh-client',
  spec: 'RFC 6749 §6',
  run: ({ family, client }) => {
    if (present(family, 'the grant').grant.clientId === client?.client_id) return passed();
    throw new OAuthError('invalid_grant', 'The refresh token was given to another client.');
  },
};
