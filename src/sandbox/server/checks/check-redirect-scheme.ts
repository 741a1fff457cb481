import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { isPlainElsewhere } from '#sandbox/server/registration/plain-elsewhere.ts';

/** By policy a redirect URI is http on this machine alone: elsewhere the answer could be read on its way. */
export const checkRedirectScheme: Check<AuthorizationContext> = {
  name: 'check-redirect-scheme',
  spec: 'RFC 9700 §2.6',
  run: ({ scene, redirectUri }) => {
    const uri = present(redirectUri, 'the redirect URI');
    if (scene.definition.policy.redirectUris === 'any-unsafe') {
      return skipped('http will do, by policy');
    }
    if (!isPlainElsewhere(uri)) return passed(uri);
    const description = 'redirect_uri is http, which is taken on this machine alone.';
    throw new OAuthError('invalid_request', description, { detail: uri });
  },
};
