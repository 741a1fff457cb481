import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/** Only a client that can prove who it is may ask about tokens. */
export const checkIntrospectingClient: Check<ClientRequest> = {
  name: 'check-introspecting-client',
  spec: 'RFC 7662 §2.1',
  run: (request) => {
    const method = present(request.client, 'the client').token_endpoint_auth_method;
    if (method !== 'none') return passed();
    throw refuseClient(request, 'A public client may not ask about tokens.');
  },
};
