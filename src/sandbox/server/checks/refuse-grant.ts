import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** `invalid_grant`: what is traded for a token is not good. @see RFC 6749 §5.2, RFC 7523 §3.1 */
export function refuseGrant(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}
