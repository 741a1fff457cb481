import type { Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { checkRequestObjectAlgorithm } from './check-request-object-algorithm.ts';
import { checkRequestObjectAudience } from './check-request-object-audience.ts';
import { checkRequestObjectClient } from './check-request-object-client.ts';
import { checkRequestObjectNested } from './check-request-object-nested.ts';
import { checkRequestObjectReadable } from './check-request-object-readable.ts';
import { checkRequestObjectSignature } from './check-request-object-signature.ts';
import { checkRequestObjectTime } from './check-request-object-time.ts';
import { checkRequestObjectType } from './check-request-object-type.ts';

/** What holds for a request object, sent by value or pushed. @see RFC 9101 §6 */
export const requestObjectChecks: readonly Check<AuthorizationContext>[] = [
  checkRequestObjectReadable,
  checkRequestObjectAlgorithm,
  checkRequestObjectSignature,
  checkRequestObjectType,
  checkRequestObjectClient,
  checkRequestObjectAudience,
  checkRequestObjectTime,
  checkRequestObjectNested,
];
