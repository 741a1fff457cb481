import { passed, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The client proves itself in one way, and says one name. */
export const checkOneAuthentication: Check<ClientRequest> = {
  name: 'check-one-authentication',
  spec: 'RFC 6749 §2.3',
  run: ({ basic, form }) => {
    if (basic === null) return passed('no Authorization header');
    if (form.parameters.get('client_secret') !== null) {
      const description = 'The client authenticates both in the header and in the body.';
      throw new OAuthError('invalid_request', description);
    }
    const named = form.parameters.get('client_id');
    if (basic === 'malformed' || named === null || named === basic.clientId) return passed();
    throw new OAuthError('invalid_request', 'client_id differs from the one in the header.');
  },
};
