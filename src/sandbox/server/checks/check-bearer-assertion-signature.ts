import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { AssertionGrant } from '#sandbox/server/grants/assertion-grant.ts';
import { refuseGrant } from './refuse-grant.ts';
import { quote } from './check-repeated.ts';

/** A key of its issuer has signed the assertion; a shared secret does not do. */
export const checkBearerAssertionSignature: Check<AssertionGrant> = {
  name: 'check-bearer-assertion-signature',
  spec: 'RFC 7521 §5.2',
  run: ({ bearer, isBearerSigned }) => {
    const { algorithm, issuer } = present(bearer, 'the assertion');
    if (isBearerSigned) return passed(algorithm);
    throw refuseGrant(
      `The assertion is not signed by a key of ${quote(issuer ?? '')} (it says ${quote(algorithm)}).`,
    );
  },
};
