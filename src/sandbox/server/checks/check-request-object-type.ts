import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { quote } from './check-repeated.ts';
import { refuseRequestObject } from './refuse-request-object.ts';

/** What a request object says it is. @see RFC 9101 §9.4.1 */
const requestObjectType = 'oauth-authz-req+jwt';

/** A JWT that was made for something else is not taken for a request. */
export const checkRequestObjectType: Check<AuthorizationContext> = {
  name: 'check-request-object-type',
  spec: 'RFC 9101 §10.8',
  run: ({ object, client }) => {
    if (object === null) return skipped('no request object');
    const { typ, claims } = present(object.jws, 'the request object');
    if (claims['sub'] === client?.client_id) {
      const description = 'sub is the client: this could be a client assertion, and is not taken.';
      throw refuseRequestObject(description);
    }
    const name = typ?.toLowerCase().replace(/^application\//, '') ?? null;
    if (name === requestObjectType) return passed(requestObjectType);
    if (name === null || name === 'jwt') {
      return passed(`typ is ${typ ?? 'left out'}; ${requestObjectType} would tell it apart`);
    }
    throw refuseRequestObject(`typ is ${quote(typ ?? '')}, not ${requestObjectType}.`);
  },
};
