import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import type { TokenExchange } from '#sandbox/server/grants/token-exchange.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { quote } from './check-repeated.ts';

/** No more is asked for than the subject token allows. */
export const checkExchangeScope: Check<TokenExchange> = {
  name: 'check-exchange-scope',
  spec: 'RFC 8693 §5',
  run: ({ form, subject }) => {
    const { scope } = present(subject, 'the subject');
    if (scope === null) return skipped('the subject token has no scope');
    const asked = splitScope(form.parameters.get('scope'));
    const stranger = asked.find((name) => !scope.includes(name));
    if (stranger === undefined) return passed(asked.join(' '));
    throw new OAuthError('invalid_scope', `The subject token has no scope ${quote(stranger)}.`);
  },
};
