import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { CodeRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A verifier is refused where there was no challenge: somebody may have taken it out. */
export const checkPkceDowngrade: Check<CodeRedemption> = {
  name: 'check-pkce-downgrade',
  spec: 'RFC 9700 §4.8.2',
  run: ({ form, code }) => {
    if (present(code, 'the code').codeChallenge !== null) return passed();
    if (form.parameters.get('code_verifier') === null) return skipped('PKCE was not used');
    const description = 'code_verifier is sent, and the authorization request had no challenge.';
    throw new OAuthError('invalid_grant', description);
  },
};
