import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseRequestObject } from './refuse-request-object.ts';

/** The object is for this server; where the policy wants objects it must say so. */
export const checkRequestObjectAudience: Check<AuthorizationContext> = {
  name: 'check-request-object-audience',
  spec: 'RFC 9101 §4',
  run: ({ scene, object }) => {
    if (object === null) return skipped('no request object');
    const aud = present(object.jws, 'the request object').claims['aud'];
    if (aud === undefined && scene.definition.policy.requestObject === 'optional') {
      return passed('it names no audience');
    }
    const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
    if (named.includes(scene.issuer)) return passed('the issuer');
    throw refuseRequestObject('aud of the request object is not this issuer.');
  },
};
