import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { TokenExchange } from '#sandbox/server/grants/token-exchange.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** Who acts is whom the subject token says may. */
export const checkMayAct: Check<TokenExchange> = {
  name: 'check-may-act',
  spec: 'RFC 8693 §4.4',
  run: ({ subject, actor }) => {
    const { mayAct } = present(subject, 'the subject');
    if (actor === null || mayAct === undefined) return skipped('nothing is said of who may act');
    const named = { ...(mayAct as { readonly sub?: unknown; readonly iss?: unknown }) };
    const isNamed = named.sub === actor.sub && (named.iss === undefined || named.iss === actor.iss);
    if (isNamed) return passed();
    throw new OAuthError('invalid_request', 'The subject token names another who may act.');
  },
};
