import type { Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { checkAssertionAlgorithm } from './check-assertion-algorithm.ts';
import { checkAssertionAudience } from './check-assertion-audience.ts';
import { checkAssertionIssuer } from './check-assertion-issuer.ts';
import { checkAssertionOnce } from './check-assertion-once.ts';
import { checkAssertionReadable } from './check-assertion-readable.ts';
import { checkAssertionSignature } from './check-assertion-signature.ts';
import { checkAssertionTime } from './check-assertion-time.ts';
import { checkAuthenticationPolicy } from './check-authentication-policy.ts';
import { checkCertificateMethod } from './check-certificate-method.ts';
import { checkClientMethod } from './check-client-method.ts';
import { checkClientSecret } from './check-client-secret.ts';
import { checkFormType } from './check-form-type.ts';
import { checkOneAuthentication } from './check-one-authentication.ts';
import { checkRepeated } from './check-repeated.ts';
import { loadClient } from './load-client.ts';

/** A well-formed request of a client that is who it says. @see RFC 6749 §2.3 and §3.2, RFC 7523 §3 */
export const clientAuthenticationChecks: readonly Check<ClientRequest>[] = [
  checkFormType,
  checkRepeated,
  checkOneAuthentication,
  checkAssertionReadable,
  loadClient,
  checkCertificateMethod,
  checkClientMethod,
  checkAuthenticationPolicy,
  checkClientSecret,
  checkAssertionAlgorithm,
  checkAssertionSignature,
  checkAssertionIssuer,
  checkAssertionAudience,
  checkAssertionTime,
  checkAssertionOnce,
];
