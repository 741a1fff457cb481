import { passed, type Check } from '#sandbox/server/check.ts';
import type { PasswordRequest } from '#sandbox/server/grants/password.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A name and a password are sent. */
export const checkPasswordSent: Check<PasswordRequest> = {
  name: 'check-password-sent',
  spec: 'RFC 6749 §4.3.2',
  run: ({ form }) => {
    const missing = ['username', 'password'].find((name) => form.parameters.get(name) === null);
    if (missing === undefined) return passed();
    throw new OAuthError('invalid_request', `${missing} is missing.`);
  },
};
