import type { OAuthError } from '#sandbox/server/oauth-error.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** A request object that is not good. @see RFC 9101 §6, OpenID Connect Core 1.0 §3.1.2.6 */
export function refuseRequestObject(description: string): OAuthError {
  return refuseAuthorization('invalid_request_object', description);
}
