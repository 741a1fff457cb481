import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The redirect URI is exactly one that the client has; OpenID Connect wants it sent. */
export const checkRedirectUri: Check<AuthorizationContext> = {
  name: 'check-redirect-uri',
  spec: 'RFC 6749 §3.1.2.3',
  run: ({ form, client, redirectUri, scope }) => {
    const sent = form.parameters.get('redirect_uri');
    if (form.parameters.repeated.includes('redirect_uri')) {
      throw new OAuthError('invalid_request', 'redirect_uri is sent twice.');
    }
    if (sent === null && (redirectUri === null || scope.includes('openid'))) {
      throw new OAuthError('invalid_request', 'redirect_uri is missing.');
    }
    if (redirectUri !== null) return passed(redirectUri);
    throw new OAuthError('invalid_request', 'redirect_uri is not one that the client has.', {
      detail: `sent ${sent ?? ''}; registered ${present(client, 'the client').redirect_uris.join(' ')}`,
    });
  },
};
