import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import { jwtBearerAssertion } from '#sandbox/server/grants/client-assertion.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/** An assertion comes with its type, and reads as a JWT. */
export const checkAssertionReadable: Check<ClientRequest> = {
  name: 'check-assertion-readable',
  spec: 'RFC 7523 §2.2',
  run: (request) => {
    const { assertion } = request;
    if (assertion === null) return skipped('no assertion');
    if (assertion.type !== jwtBearerAssertion) {
      throw refuseClient(request, `client_assertion_type is not ${jwtBearerAssertion}.`);
    }
    if (assertion.jws !== null) return passed(assertion.jws.alg);
    throw refuseClient(request, 'client_assertion cannot be read as a JWT.');
  },
};
