import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { RefreshRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The refresh token has not expired. */
export const checkRefreshExpiry: Check<RefreshRedemption> = {
  name: 'check-refresh-expiry',
  spec: 'RFC 9700 §4.14.2',
  run: ({ scene, refresh }) => {
    if (present(refresh, 'the refresh token').endsAt > scene.now) return passed();
    throw new OAuthError('invalid_grant', 'The refresh token has expired.');
  },
};
