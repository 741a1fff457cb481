import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A refusal that the client is told, as its redirect URI is known to be right. @see RFC 6749 §4.1.2.1 */
export function refuseAuthorization(error: string, description: string): OAuthError {
  return new OAuthError(error, description, { redirect: 'allowed' });
}
