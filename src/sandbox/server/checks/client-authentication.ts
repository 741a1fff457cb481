import type { Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { checkClientMethod } from './check-client-method.ts';
import { checkClientSecret } from './check-client-secret.ts';
import { checkFormType } from './check-form-type.ts';
import { checkOneAuthentication } from './check-one-authentication.ts';
import { checkRepeated } from './check-repeated.ts';
import { loadClient } from './load-client.ts';

/** A well-formed request of a client that is who it says. @see RFC 6749 §2.3 and §3.2 */
export const clientAuthenticationChecks: readonly Check<ClientRequest>[] = [
  checkFormType,
  checkRepeated,
  checkOneAuthentication,
  loadClient,
  checkClientMethod,
  checkClientSecret,
];
