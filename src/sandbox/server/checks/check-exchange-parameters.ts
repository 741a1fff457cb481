import { passed, type Check } from '#sandbox/server/check.ts';
import type { TokenExchange } from '#sandbox/server/grants/token-exchange.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A subject token with its type, and an actor token with its type or neither. */
export const checkExchangeParameters: Check<TokenExchange> = {
  name: 'check-exchange-parameters',
  spec: 'RFC 8693 §2.1',
  run: ({ form }) => {
    const { get } = form.parameters;
    const missing = ['subject_token', 'subject_token_type'].find((name) => get(name) === null);
    if (missing !== undefined) throw new OAuthError('invalid_request', `${missing} is missing.`);
    if ((get('actor_token') === null) === (get('actor_token_type') === null)) return passed();
    throw new OAuthError('invalid_request', 'actor_token and actor_token_type go together.');
  },
};
