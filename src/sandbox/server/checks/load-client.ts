import { passed, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/** The client says who it is, and it is known. */
export const loadClient: Check<ClientRequest> = {
  name: 'load-client',
  spec: 'RFC 6749 §3.2.1',
  run: (request) => {
    if (request.basic === 'malformed') {
      throw refuseClient(request, 'The Authorization header cannot be read as Basic credentials.');
    }
    if (request.clientId === null) throw refuseClient(request, 'The request names no client.');
    if (request.client === null) throw refuseClient(request, 'The client is not known here.');
    return passed(request.client.client_name);
  },
};
