import type { Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { checkBearerSent } from './check-bearer-sent.ts';
import { checkProofBinding } from './check-proof-binding.ts';
import { checkProofSent } from './check-proof-sent.ts';
import { checkProofToken } from './check-proof-token.ts';
import { checkTokenActive } from './check-token-active.ts';
import { checkTokenAudience } from './check-token-audience.ts';
import { checkTokenExpiry } from './check-token-expiry.ts';
import { checkTokenScheme } from './check-token-scheme.ts';
import { checkTokenScope } from './check-token-scope.ts';
import { checkTokenSignIn } from './check-token-sign-in.ts';
import { checkTokenSignature } from './check-token-signature.ts';
import { proofChecks } from './proof.ts';

/** What holds for an access token, wherever it is shown. @see RFC 9068 §4, RFC 6750 §3.1, RFC 9449 §7 */
export const bearerChecks: readonly Check<BearerRequest>[] = [
  checkBearerSent,
  checkTokenSignature,
  checkTokenAudience,
  checkTokenExpiry,
  checkTokenActive,
  checkTokenScheme,
  checkProofSent,
  ...proofChecks,
  checkProofToken,
  checkProofBinding,
  checkTokenScope,
  checkTokenSignIn,
];
