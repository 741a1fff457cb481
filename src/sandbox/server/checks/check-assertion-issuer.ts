import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/** The client speaks for itself: `iss` and `sub` are its id. */
export const checkAssertionIssuer: Check<ClientRequest> = {
  name: 'check-assertion-issuer',
  spec: 'OpenID Connect Core 1.0 §9',
  run: (request) => {
    if (request.assertion === null) return skipped('no assertion');
    const { claims } = present(request.assertion.jws, 'the assertion');
    const id = present(request.client, 'the client').client_id;
    if (claims['iss'] === id && claims['sub'] === id) return passed();
    throw refuseClient(request, 'iss and sub of the assertion are not both the client_id.');
  },
};
