import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { clientKeyAlgorithms } from '#sandbox/server/tokens/verify-client-jws.ts';
import { takenAlgorithms } from '#sandbox/server/tokens/taken-algorithms.ts';
import { quote } from './check-repeated.ts';
import { refuseRequestObject } from './refuse-request-object.ts';

/** The object is signed in a way that is taken here, and that the client is registered for. */
export const checkRequestObjectAlgorithm: Check<AuthorizationContext> = {
  name: 'check-request-object-algorithm',
  spec: 'RFC 9101 §10.1',
  run: ({ scene, object, client }) => {
    if (object === null) return skipped('no request object');
    const { alg } = present(object.jws, 'the request object');
    const registered = client?.request_object_signing_alg;
    if (registered !== undefined && registered !== alg) {
      const description = `The client is registered to sign with ${registered}, and used ${quote(alg)}.`;
      throw refuseRequestObject(description);
    }
    const taken = takenAlgorithms(scene.definition, clientKeyAlgorithms);
    if (taken.includes(alg)) return passed(alg);
    throw refuseRequestObject(`No request object signed with ${quote(alg)} is taken here.`);
  },
};
