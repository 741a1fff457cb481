import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import { knownResources } from '#sandbox/server/grants/resources.ts';
import type { TokenExchange } from '#sandbox/server/grants/token-exchange.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { quote } from './check-repeated.ts';

/** Each audience is a client, or a resource, of this sandbox. */
export const checkExchangeAudience: Check<TokenExchange> = {
  name: 'check-exchange-audience',
  spec: 'RFC 8693 §2.2.2',
  run: ({ scene, form }) => {
    const asked = form.parameters.all('audience');
    if (asked.length === 0) return skipped('no audience is named');
    const clients = scene.definition.clients.map(({ client_id }) => client_id);
    const known = [...clients, ...knownResources(scene.issuer, scene.definition)];
    const stranger = asked.find((name) => !known.includes(name));
    if (stranger === undefined) return passed(asked.join(' '));
    throw new OAuthError('invalid_target', `There is no audience ${quote(stranger)} here.`);
  },
};
