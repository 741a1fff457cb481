import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { CodeRedemption } from '#sandbox/server/grants/redemption.ts';
import { equalsInConstantTime, sha256 } from '#sandbox/server/http/encoding.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The verifier is what the challenge was made of. */
export const checkCodeVerifier: Check<CodeRedemption> = {
  name: 'check-code-verifier',
  spec: 'RFC 7636 §4.6',
  run: async ({ form, code }) => {
    const { codeChallenge, codeChallengeMethod } = present(code, 'the code');
    if (codeChallenge === null) return skipped('PKCE was not used');
    const verifier = form.parameters.get('code_verifier');
    if (verifier === null) throw new OAuthError('invalid_grant', 'code_verifier is missing.');
    if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) {
      throw new OAuthError('invalid_grant', 'code_verifier does not have the right shape.', {
        detail: `${verifier.length} characters`,
      });
    }
    const made = codeChallengeMethod === 'S256' ? await sha256(verifier) : verifier;
    if (equalsInConstantTime(made, codeChallenge)) return passed(codeChallengeMethod);
    throw new OAuthError('invalid_grant', 'code_verifier does not match the challenge.');
  },
};
