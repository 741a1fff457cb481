import { passed, type Check } from '#sandbox/server/check.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { ManagementRequest } from '#sandbox/server/registration/management-request.ts';

/**
 * The registration access token is that of the client which the address names. Whether the client is
 * unknown or the token wrong is not told.
 */
export const checkRegistrationToken: Check<ManagementRequest> = {
  name: 'check-registration-token',
  spec: 'RFC 7592 §2',
  run: ({ scene, token, registered, isTokenRight }) => {
    if (registered !== null && isTokenRight) return passed();
    const realm = `Bearer realm="${scene.issuer}"`;
    if (token === null) {
      throw new OAuthError('missing_token', 'No registration access token was sent.', {
        ...{ status: 401, challenge: realm, isBare: true },
      });
    }
    const description = 'The registration access token is not good for this client.';
    throw new OAuthError('invalid_token', description, {
      status: 401,
      challenge: `${realm}, error="invalid_token", error_description="${description}"`,
    });
  },
};
