import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/** A client that proves itself by a certificate cannot do so here: the sandbox is reached without TLS of its own. */
export const checkCertificateMethod: Check<ClientRequest> = {
  name: 'check-certificate-method',
  spec: 'RFC 8705 §2',
  run: (request) => {
    const registered = present(request.client, 'the client').token_endpoint_auth_method;
    if (!registered.endsWith('tls_client_auth')) return passed(registered);
    const description = `The client is registered for ${registered}, and the sandbox sees no certificates: it has no TLS of its own.`;
    throw refuseClient(request, description);
  },
};
