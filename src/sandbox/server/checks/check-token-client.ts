import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ShownToken } from '#sandbox/server/grants/shown-token.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A client gives back only what was given to it. */
export const checkTokenClient: Check<ShownToken> = {
  name: 'check-token-client',
  spec: 'RFC 7009 §2.1',
  run: ({ family, client }) => {
    if (family === null) return skipped('the token is unknown, or was ended');
    if (family.grant.clientId === client?.client_id) return passed();
    throw new OAuthError('invalid_grant', 'The token was given to another client.');
  },
};
