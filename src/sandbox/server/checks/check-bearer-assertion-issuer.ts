import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { AssertionGrant } from '#sandbox/server/grants/assertion-grant.ts';
import { refuseGrant } from './refuse-grant.ts';
import { quote } from './check-repeated.ts';

/** The assertion names an issuer that is trusted here, or a client that has keys here. */
export const checkBearerAssertionIssuer: Check<AssertionGrant> = {
  name: 'check-bearer-assertion-issuer',
  spec: 'RFC 7521 §5.2',
  run: ({ bearer, isIssuerTrusted }) => {
    const { issuer } = present(bearer, 'the assertion');
    if (issuer === null) throw refuseGrant('The assertion does not say who made it (iss, Issuer).');
    if (isIssuerTrusted) return passed(issuer);
    throw refuseGrant(
      `Assertions of ${quote(issuer)} are not taken here: it is neither a trusted issuer nor a client with keys.`,
    );
  },
};
