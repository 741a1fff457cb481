import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { CodeRedemption } from '#sandbox/server/grants/redemption.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A code that was asked for with a key comes with a proof of it. */
export const checkCodeKey: Check<CodeRedemption> = {
  name: 'check-code-key',
  spec: 'RFC 9449 §10',
  run: ({ code, proof }) => {
    const { jkt = null } = present(code, 'the code');
    if (jkt === null) return skipped('the authorization request had no dpop_jkt');
    if (proof?.jkt === jkt) return passed(jkt);
    const description = 'The code is bound by dpop_jkt to a key that is not proven here.';
    throw new OAuthError('invalid_grant', description);
  },
};
