import { passed, type Check } from '#sandbox/server/check.ts';
import type { RefreshRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A refresh token is sent, and it is one of ours whose authorization still stands. */
export const findRefreshToken: Check<RefreshRedemption> = {
  name: 'find-refresh-token',
  spec: 'RFC 6749 §6',
  run: ({ key, refresh, family }) => {
    if (key === null) throw new OAuthError('invalid_request', 'refresh_token is missing.');
    if (refresh !== null && family !== null) return passed();
    throw new OAuthError('invalid_grant', 'The refresh token is not known, or was ended.');
  },
};
