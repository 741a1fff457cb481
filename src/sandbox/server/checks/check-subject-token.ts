import { passed, type Check } from '#sandbox/server/check.ts';
import type { TokenExchange } from '#sandbox/server/grants/token-exchange.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The subject token is a good one, of its type: of this sandbox, or of an issuer that it trusts. */
export const checkSubjectToken: Check<TokenExchange> = {
  name: 'check-subject-token',
  spec: 'RFC 8693 §2.2.2',
  run: ({ subject }) => {
    if (subject !== null) return passed(`from ${subject.iss}`);
    const description = 'The subject token is not of its type, not from here, or no longer good.';
    throw new OAuthError('invalid_request', description);
  },
};
