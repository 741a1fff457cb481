import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import {
  clientKeyAlgorithms,
  clientSecretAlgorithms,
} from '#sandbox/server/tokens/verify-client-jws.ts';
import { takenAlgorithms } from '#sandbox/server/tokens/taken-algorithms.ts';
import { quote } from './check-repeated.ts';
import { refuseClient } from './refuse-client.ts';

/** The assertion is signed in a way that is taken here, and that the client is registered for. */
export const checkAssertionAlgorithm: Check<ClientRequest> = {
  name: 'check-assertion-algorithm',
  spec: 'RFC 7523 §3',
  run: (request) => {
    if (request.assertion === null) return skipped('no assertion');
    const { alg } = present(request.assertion.jws, 'the assertion');
    const registered = request.client?.token_endpoint_auth_signing_alg;
    if (registered !== undefined && registered !== alg) {
      const description = `The client is registered to sign with ${registered}, and used ${quote(alg)}.`;
      throw refuseClient(request, description);
    }
    const known = [...clientKeyAlgorithms, ...clientSecretAlgorithms];
    if (takenAlgorithms(request.scene.definition, known).includes(alg)) return passed(alg);
    throw refuseClient(request, `No assertion signed with ${quote(alg)} is taken here.`);
  },
};
