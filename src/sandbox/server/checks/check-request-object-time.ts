import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseRequestObject } from './refuse-request-object.ts';

/** Clocks may differ by so many seconds. */
const leewaySeconds = 10;
const longestSeconds = 3600;

/**
 * The object is good now. Where the policy wants objects they say from when, and for an hour at
 * most (FAPI 2.0 Message Signing §5.3.1).
 */
export const checkRequestObjectTime: Check<AuthorizationContext> = {
  name: 'check-request-object-time',
  spec: 'RFC 7519 §4.1.4',
  run: ({ scene, object }) => {
    if (object === null) return skipped('no request object');
    const { exp, nbf } = present(object.jws, 'the request object').claims;
    const now = scene.now / 1000;
    if (exp !== undefined && !(typeof exp === 'number' && exp > now)) {
      throw refuseRequestObject('The request object has expired.');
    }
    if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= now + leewaySeconds)) {
      throw refuseRequestObject('The request object is not good yet.');
    }
    if (scene.definition.policy.requestObject === 'required-signed') checkLength({ exp, nbf }, now);
    return passed();
  },
};

function checkLength({ exp, nbf }: { readonly exp: unknown; readonly nbf: unknown }, now: number) {
  if (typeof exp !== 'number' || typeof nbf !== 'number') {
    throw refuseRequestObject('The request object needs exp and nbf, by policy.');
  }
  if (nbf >= now - longestSeconds && exp <= nbf + longestSeconds) return;
  throw refuseRequestObject('The request object is good for more than an hour.');
}
