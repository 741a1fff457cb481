import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { LogoutRequest } from '#sandbox/server/grants/logout-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The hint is an ID token of this sandbox; it may have expired. */
export const checkLogoutHint: Check<LogoutRequest> = {
  name: 'check-logout-hint',
  spec: 'OpenID Connect RP-Initiated Logout 1.0 §2',
  run: ({ form, hint }) => {
    if (form.parameters.get('id_token_hint') === null) return skipped('no id_token_hint');
    if (hint !== null) return passed();
    throw new OAuthError('invalid_request', 'id_token_hint is not an ID token from here.');
  },
};
