import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseRequestObject } from './refuse-request-object.ts';

/** The object holds a request, not another object or the address of one. */
export const checkRequestObjectNested: Check<AuthorizationContext> = {
  name: 'check-request-object-nested',
  spec: 'RFC 9101 §4',
  run: ({ object }) => {
    if (object === null) return skipped('no request object');
    const { claims } = present(object.jws, 'the request object');
    const found = ['request', 'request_uri'].find((name) => claims[name] !== undefined);
    if (found === undefined) return passed();
    throw refuseRequestObject(`${found} is not allowed in a request object.`);
  },
};
