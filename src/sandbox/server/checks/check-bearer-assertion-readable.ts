import { passed, type Check } from '#sandbox/server/check.ts';
import type { AssertionGrant } from '#sandbox/server/grants/assertion-grant.ts';
import { refuseGrant } from './refuse-grant.ts';

/** An assertion is there, one, and reads as what the grant says. */
export const checkBearerAssertionReadable: Check<AssertionGrant> = {
  name: 'check-bearer-assertion-readable',
  spec: 'RFC 7523 §2.1',
  run: ({ bearer }) => {
    if (bearer !== null) return passed(bearer.algorithm);
    throw refuseGrant('The parameter assertion is missing, or cannot be read as a signed JWT.');
  },
};
