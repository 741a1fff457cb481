import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { dpopChallenge } from './refuse-bearer.ts';

/** A refusal of a proof, in the manner of the place. @see RFC 9449 §5, §7.1, §8 and §9 */
export function refuseProof(
  request: ProofRequest,
  description: string,
  error: 'invalid_dpop_proof' | 'use_dpop_nonce' = 'invalid_dpop_proof',
): OAuthError {
  if (request.place === 'token-endpoint') return new OAuthError(error, description);
  const members = { error, error_description: description };
  return new OAuthError(error, description, {
    status: 401,
    challenge: dpopChallenge(request, members),
  });
}
