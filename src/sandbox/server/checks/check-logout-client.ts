import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { LogoutRequest } from '#sandbox/server/grants/logout-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The client is known, and is the one that the hint was made for. */
export const checkLogoutClient: Check<LogoutRequest> = {
  name: 'check-logout-client',
  spec: 'OpenID Connect RP-Initiated Logout 1.0 §2',
  run: ({ form, hint, client }) => {
    const named = form.parameters.get('client_id');
    if (named === null) return skipped('no client_id');
    if (client === null) throw new OAuthError('invalid_request', 'The client is not known here.');
    if (hint === null || hint['aud'] === named) return passed();
    throw new OAuthError('invalid_request', 'id_token_hint was made for another client.');
  },
};
