import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { CodeRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The redirect URI is the one that the code was asked for with. */
export const checkCodeRedirect: Check<CodeRedemption> = {
  name: 'check-code-redirect',
  spec: 'RFC 6749 §4.1.3',
  run: ({ form, code }) => {
    const expected = present(code, 'the code').redirectUri;
    const sent = form.parameters.get('redirect_uri');
    if (expected === null) return skipped('the authorization request had no redirect_uri');
    if (sent === expected) return passed(sent);
    if (sent === null) throw new OAuthError('invalid_grant', 'redirect_uri is missing.');
    throw new OAuthError('invalid_grant', 'redirect_uri differs from the authorization request.', {
      detail: `sent ${sent}; expected ${expected}`,
    });
  },
};
