import { passed, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The client is named once and known; otherwise nothing is known about where to answer. */
export const loadAuthorizingClient: Check<AuthorizationContext> = {
  name: 'load-authorizing-client',
  spec: 'RFC 6749 §4.1.2.1',
  run: ({ outer, client }) => {
    if (outer.parameters.repeated.includes('client_id')) {
      throw new OAuthError('invalid_request', 'client_id is sent twice.');
    }
    if (outer.parameters.get('client_id') === null) {
      throw new OAuthError('invalid_request', 'client_id is missing.');
    }
    if (client === null) throw new OAuthError('invalid_client', 'The client is not known here.');
    return passed(client.client_name);
  },
};
