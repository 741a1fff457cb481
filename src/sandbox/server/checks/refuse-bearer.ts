import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

const statuses = { invalid_request: 400, invalid_token: 401, insufficient_scope: 403 } as const;

/** A refusal with its challenge. @see RFC 6750 §3 and §3.1 */
export function refuseBearer(
  { scene, scopeNeeded }: BearerRequest,
  error: keyof typeof statuses,
  description: string,
): OAuthError {
  const scope = error === 'insufficient_scope' ? `, scope="${scopeNeeded}"` : '';
  return new OAuthError(error, description, {
    status: statuses[error],
    challenge: `Bearer realm="${scene.issuer}", error="${error}", error_description="${description}"${scope}`,
  });
}
