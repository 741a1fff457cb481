import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { RefreshRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The refresh token of a public client comes with a proof of the key that it is bound to. */
export const checkRefreshKey: Check<RefreshRedemption> = {
  name: 'check-refresh-key',
  spec: 'RFC 9449 §5',
  run: ({ refresh, proof }) => {
    const { jkt } = present(refresh, 'the refresh token');
    if (jkt === undefined) return skipped('it is bound to no key');
    if (proof?.jkt === jkt) return passed();
    const description =
      proof === null
        ? 'The refresh token is bound to a key: the header DPoP is missing.'
        : 'The proof is made with another key than the refresh token is bound to.';
    throw new OAuthError('invalid_grant', description);
  },
};
