import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { proofAlgorithms } from '#sandbox/server/tokens/dpop-proof.ts';
import { takenAlgorithms } from '#sandbox/server/tokens/taken-algorithms.ts';

const statuses = { invalid_request: 400, invalid_token: 401, insufficient_scope: 403 } as const;

/** What a challenge says. @see RFC 9110 §11.2 */
type Members = Readonly<Record<string, string>>;

/** A refusal with its challenge. @see RFC 6750 §3 and §3.1, RFC 9449 §7.1 */
export function refuseBearer(
  request: BearerRequest,
  error: keyof typeof statuses,
  description: string,
): OAuthError {
  const scope = error === 'insufficient_scope' ? { scope: request.scopeNeeded } : {};
  return new OAuthError(error, description, {
    status: statuses[error],
    challenge: challengeOf(request, { error, error_description: description, ...scope }),
  });
}

/** The token is good, and the sign-in that it tells of is not enough. @see RFC 9470 §3 */
export function refuseSignIn(request: BearerRequest, description: string): OAuthError {
  const { acr, maxAgeSeconds } = request.stepUp;
  const error = 'insufficient_user_authentication';
  const challenge = challengeOf(request, {
    ...{ error, error_description: description },
    ...(acr !== null && { acr_values: acr }),
    ...(maxAgeSeconds !== null && { max_age: String(maxAgeSeconds) }),
  });
  return new OAuthError(error, description, { status: 401, challenge });
}

/**
 * Names each scheme that would do; why the request was refused is told to the scheme that was used.
 * @see RFC 9449 §7.2
 */
export function challengeOf(request: BearerRequest, members: Members): string {
  if (request.scheme === 'dpop') return dpopChallenge(request, members);
  return `${challenge('Bearer', request, members)}, ${dpopChallenge(request, {})}`;
}

/** Asks for a token with a proof. @see RFC 9449 §7.1 */
export function dpopChallenge(request: ProofRequest, members: Members): string {
  const algs = takenAlgorithms(request.scene.definition, proofAlgorithms).join(' ');
  return challenge('DPoP', request, { ...members, algs });
}

/** Each challenge says where the resource describes itself. @see RFC 9728 §5.1 */
function challenge(
  scheme: string,
  { scene, metadataAddress }: ProofRequest,
  members: Members,
): string {
  const all = {
    ...{ realm: scene.issuer, ...members },
    ...(metadataAddress !== null && { resource_metadata: metadataAddress }),
  };
  const parts = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
  return `${scheme} ${parts.join(', ')}`;
}
