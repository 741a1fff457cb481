import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseRequestObject } from './refuse-request-object.ts';

/** The object says the same client as the request around it, and so does its issuer. */
export const checkRequestObjectClient: Check<AuthorizationContext> = {
  name: 'check-request-object-client',
  spec: 'RFC 9101 §5',
  run: ({ object, client }) => {
    if (object === null) return skipped('no request object');
    const { claims } = present(object.jws, 'the request object');
    const id = present(client, 'the client').client_id;
    if (claims['client_id'] !== id) {
      throw refuseRequestObject('client_id of the request object is not that of the request.');
    }
    if (claims['iss'] === undefined) return passed('it names no issuer');
    if (claims['iss'] === id) return passed();
    throw refuseRequestObject('iss of the request object is not the client.');
  },
};
