import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { asksFor } from '#sandbox/server/grants/response-type.ts';
import { quote } from './check-repeated.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The policy still lets tokens come from the authorization endpoint. */
export const checkLegacyResponse: Check<AuthorizationContext> = {
  name: 'check-legacy-response',
  spec: 'RFC 9700 §2.1.2',
  run: ({ scene, form }) => {
    const type = form.parameters.get('response_type');
    if (!asksFor(type, 'token', 'id_token')) return skipped('no token is asked for');
    if (scene.definition.policy.legacyGrants === 'allowed-unsafe') return passed();
    const description = `The response type ${quote(type ?? '')} is switched off here.`;
    throw refuseAuthorization('unsupported_response_type', description);
  },
};
