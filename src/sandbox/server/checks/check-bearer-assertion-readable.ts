import { passed, type Check } from '#sandbox/server/check.ts';
import type { AssertionGrant } from '#sandbox/server/grants/assertion-grant.ts';
import { samlBearerGrant } from '#sandbox/server/grants/bearer-assertion.ts';
import { refuseGrant } from './refuse-grant.ts';

/** An assertion is there, one, and reads as what the grant says. */
export const checkBearerAssertionReadable: Check<AssertionGrant> = {
  name: 'check-bearer-assertion-readable',
  spec: 'RFC 7521 §4.1',
  run: ({ bearer, form }) => {
    if (bearer !== null) return passed(bearer.algorithm);
    const isSaml = form.parameters.get('grant_type') === samlBearerGrant;
    throw refuseGrant(`The parameter assertion is missing, or is not ${isSaml ? saml : jwt}.`);
  },
};

const jwt = 'a signed JWT';
const saml =
  'one SAML 2.0 Assertion in base64url, without DTD or comments, whose one signature (RSA or ECDSA with SHA-2, exclusive canonicalization) refers to its ID';
