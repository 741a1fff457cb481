import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A description that cannot be registered. @see RFC 7591 §3.2.2 */
export function refuseMetadata(description: string): OAuthError {
  return new OAuthError('invalid_client_metadata', description);
}
