import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { TokenExchange } from '#sandbox/server/grants/token-exchange.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { quote } from './check-repeated.ts';

const givenTypes = ['access_token', 'jwt'].map(
  (name) => `urn:ietf:params:oauth:token-type:${name}`,
);

/** The type that is asked for is one that is given. */
export const checkRequestedType: Check<TokenExchange> = {
  name: 'check-requested-type',
  spec: 'RFC 8693 §2.1',
  run: ({ scene, form }) => {
    const asked = form.parameters.get('requested_token_type');
    if (asked === null) return skipped('none is asked for: an access token');
    const isOpaque = scene.definition.policy.accessTokenFormat === 'opaque';
    const isGiven = givenTypes.includes(asked) && !(isOpaque && asked.endsWith(':jwt'));
    if (isGiven) return passed(asked);
    throw new OAuthError('invalid_request', `Tokens of the type ${quote(asked)} are not given.`);
  },
};
