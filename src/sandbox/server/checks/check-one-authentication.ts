import { passed, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The client proves itself in one way, and says one name. */
export const checkOneAuthentication: Check<ClientRequest> = {
  name: 'check-one-authentication',
  spec: 'RFC 6749 §2.3',
  run: ({ basic, form, assertion }) => {
    const used = [basic, form.parameters.get('client_secret'), assertion];
    if (used.filter((way) => way !== null).length > 1) {
      const description = 'The client authenticates in more than one way.';
      throw new OAuthError('invalid_request', description);
    }
    if (basic === null) return passed('no Authorization header');
    const named = form.parameters.get('client_id');
    if (basic === 'malformed' || named === null || named === basic.clientId) return passed();
    throw new OAuthError('invalid_request', 'client_id differs from the one in the header.');
  },
};
