import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/**
 * `invalid_client`: 401 with a challenge where the client used the Authorization header, and 400
 * otherwise, as a 401 without a challenge is not allowed.
 * @see RFC 6749 §5.2, RFC 9110 §15.5.2
 */
export function refuseClient(request: ClientRequest, description: string): OAuthError {
  if (request.basic === null) return new OAuthError('invalid_client', description);
  return new OAuthError('invalid_client', description, {
    status: 401,
    challenge: `Basic realm="${request.scene.issuer}", charset="UTF-8"`,
  });
}
