import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** Who must sign its request does: every client by policy, or one by its registration. */
export const checkRequestObjectRequired: Check<AuthorizationContext> = {
  name: 'check-request-object-required',
  spec: 'RFC 9101 §10.5',
  run: ({ scene, client, object, pushed }) => {
    if (object !== null) return passed();
    if (pushed !== null) return skipped('judged when it was pushed');
    const { require_signed_request_object: byClient } = present(client, 'the client');
    if (scene.definition.policy.requestObject === 'optional' && byClient !== true) {
      return skipped('requests need not be signed');
    }
    const description = 'The request must be a signed object (require_signed_request_object).';
    throw refuseAuthorization('invalid_request', description);
  },
};
