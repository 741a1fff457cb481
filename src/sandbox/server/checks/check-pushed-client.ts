import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The request is for the client that pushes it, and says so. */
export const checkPushedClient: Check<ClientRequest> = {
  name: 'check-pushed-client',
  spec: 'RFC 9126 §2.1',
  run: ({ form, client }) => {
    const named = form.parameters.get('client_id');
    if (named === null && form.parameters.get('request') !== null) {
      return skipped('the request object names the client');
    }
    if (named === null) throw new OAuthError('invalid_request', 'client_id is missing.');
    if (named === client?.client_id) return passed();
    throw new OAuthError('invalid_request', 'client_id is not the client that authenticates.');
  },
};
