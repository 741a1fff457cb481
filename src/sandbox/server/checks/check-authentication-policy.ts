import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/** By policy a client proves itself by a key of its own: a secret, or nothing, does not do. */
export const checkAuthenticationPolicy: Check<ClientRequest> = {
  name: 'check-authentication-policy',
  spec: 'RFC 9700 §2.5',
  run: (request) => {
    const { clientAuthentication } = request.scene.definition.policy;
    if (clientAuthentication === 'any') return skipped('any authentication will do, by policy');
    if (request.method === 'private_key_jwt') return passed(request.method);
    const description = 'Clients authenticate here by a key of their own (private_key_jwt).';
    throw refuseClient(request, description);
  },
};
