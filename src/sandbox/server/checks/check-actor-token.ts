import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { TokenExchange } from '#sandbox/server/grants/token-exchange.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The actor token, where there is one, is as good. */
export const checkActorToken: Check<TokenExchange> = {
  name: 'check-actor-token',
  spec: 'RFC 8693 §2.2.2',
  run: ({ form, actor }) => {
    if (form.parameters.get('actor_token') === null) return skipped('nobody acts for the subject');
    if (actor !== null) return passed(`from ${actor.iss}`);
    const description = 'The actor token is not of its type, not from here, or no longer good.';
    throw new OAuthError('invalid_request', description);
  },
};
