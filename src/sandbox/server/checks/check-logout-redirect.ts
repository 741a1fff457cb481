import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { LogoutRequest } from '#sandbox/server/grants/logout-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The browser is sent only where the client has said, compared as text. */
export const checkLogoutRedirect: Check<LogoutRequest> = {
  name: 'check-logout-redirect',
  spec: 'OpenID Connect RP-Initiated Logout 1.0 §3',
  run: ({ form, client }) => {
    const sent = form.parameters.get('post_logout_redirect_uri');
    if (sent === null) return skipped('no post_logout_redirect_uri');
    if (client === null) {
      const description = 'post_logout_redirect_uri is sent without saying which client it is of.';
      throw new OAuthError('invalid_request', description);
    }
    if (client.post_logout_redirect_uris.includes(sent)) return passed(sent);
    throw new OAuthError('invalid_request', 'post_logout_redirect_uri is not one of the client.');
  },
};
