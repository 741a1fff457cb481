import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** Only a client that can prove who it is may act for itself. */
export const checkClientConfidential: Check<ClientRequest> = {
  name: 'check-client-confidential',
  spec: 'RFC 6749 §4.4',
  run: ({ client }) => {
    if (present(client, 'the client').token_endpoint_auth_method !== 'none') return passed();
    const description = 'A public client cannot have a token in its own name.';
    throw new OAuthError('unauthorized_client', description);
  },
};
