import type { Check } from '#sandbox/server/check.ts';
import type { RegistrationRequest } from '#sandbox/server/registration/registration-request.ts';
import { checkGrantsConsistent } from './check-grants-consistent.ts';
import { checkMetadataValues } from './check-metadata-values.ts';
import { checkRegisteredAlgorithms } from './check-registered-algorithms.ts';
import { checkRegisteredAddresses } from './check-registered-addresses.ts';
import { checkRegisteredDelivery } from './check-registered-delivery.ts';
import { checkRegisteredGrants } from './check-registered-grants.ts';
import { checkRegisteredKeys } from './check-registered-keys.ts';
import { checkRegisteredMethod } from './check-registered-method.ts';
import { checkRegisteredRedirects } from './check-registered-redirects.ts';
import { checkRegisteredScope } from './check-registered-scope.ts';
import { checkRegistrationBody } from './check-registration-body.ts';
import { checkSoftwareStatement } from './check-software-statement.ts';

/** What holds for a client's description of itself. @see RFC 7591 §2 and §3.1 */
export const clientMetadataChecks: readonly Check<RegistrationRequest>[] = [
  checkRegistrationBody,
  checkMetadataValues,
  checkSoftwareStatement,
  checkRegisteredGrants,
  checkGrantsConsistent,
  checkRegisteredRedirects,
  checkRegisteredDelivery,
  checkRegisteredAddresses,
  checkRegisteredMethod,
  checkRegisteredKeys,
  checkRegisteredAlgorithms,
  checkRegisteredScope,
];
