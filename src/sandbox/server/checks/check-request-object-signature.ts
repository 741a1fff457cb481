import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseRequestObject } from './refuse-request-object.ts';

/** The object is signed by a key of the client. */
export const checkRequestObjectSignature: Check<AuthorizationContext> = {
  name: 'check-request-object-signature',
  spec: 'RFC 9101 §6.2',
  run: ({ object, client }) => {
    if (object === null) return skipped('no request object');
    if (object.isSigned) return passed();
    const isElsewhere = client?.jwks === undefined && client?.jwks_uri !== undefined;
    throw refuseRequestObject(
      isElsewhere
        ? 'The client has its keys at jwks_uri, which the sandbox does not fetch; register jwks.'
        : 'The request object is not signed by a key in the jwks of the client.',
    );
  },
};
