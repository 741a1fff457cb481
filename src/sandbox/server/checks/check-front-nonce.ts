import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { asksFor } from '#sandbox/server/grants/response-type.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** An ID token that the browser brings has a nonce to hold it to its request. */
export const checkFrontNonce: Check<AuthorizationContext> = {
  name: 'check-front-nonce',
  spec: 'OpenID Connect Core 1.0 §3.2.2.1 and §3.3.2.11',
  run: ({ form }) => {
    const { get } = form.parameters;
    if (!asksFor(get('response_type'), 'id_token')) return skipped('no ID token is asked for');
    if (get('nonce') !== null) return passed();
    throw refuseAuthorization('invalid_request', 'nonce is missing.');
  },
};
