import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/** The client authenticates in the way that it is registered for. */
export const checkClientMethod: Check<ClientRequest> = {
  name: 'check-client-method',
  spec: 'RFC 7591 §2',
  run: (request) => {
    const registered = present(request.client, 'the client').token_endpoint_auth_method;
    if (request.method === registered) return passed(registered);
    const description = `The client is registered for ${registered}, and used ${request.method}.`;
    throw refuseClient(request, description);
  },
};
