import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseRequestObject } from './refuse-request-object.ts';

/** A request object reads as a signed JWT, where it is encrypted after our key has opened it. */
export const checkRequestObjectReadable: Check<AuthorizationContext> = {
  name: 'check-request-object-readable',
  spec: 'RFC 9101 §6.1',
  run: ({ object }) => {
    if (object === null) return skipped('no request object');
    if (object.jws !== null)
      return passed(object.isEncrypted ? 'encrypted to us' : 'not encrypted');
    throw refuseRequestObject(
      object.isEncrypted
        ? 'The request object cannot be decrypted with a key of this server, or holds no signed JWT.'
        : 'The request object cannot be read as a signed JWT.',
    );
  },
};
