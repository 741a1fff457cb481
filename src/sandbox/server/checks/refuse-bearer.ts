import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { proofAlgorithms } from '#sandbox/server/tokens/dpop-proof.ts';

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

/**
 * Names each scheme that would do; why the request was refused is told to the scheme that was used.
 * @see RFC 9449 §7.2
 */
export function challengeOf({ scene, scheme }: BearerRequest, members: Members): string {
  const isProven = scheme === 'dpop';
  const bearer = challenge('Bearer', { realm: scene.issuer, ...(isProven ? {} : members) });
  return isProven ? dpopChallenge(scene, members) : `${bearer}, ${dpopChallenge(scene, {})}`;
}

/** Asks for a token with a proof. @see RFC 9449 §7.1 */
export function dpopChallenge({ issuer }: Scene, members: Members): string {
  return challenge('DPoP', { realm: issuer, ...members, algs: proofAlgorithms.join(' ') });
}

function challenge(scheme: string, members: Members): string {
  const parts = Object.entries(members).map(([name, value]) => `${name}="${value}"`);
  return `${scheme} ${parts.join(', ')}`;
}
