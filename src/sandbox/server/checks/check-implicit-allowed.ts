import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { asksFor } from '#sandbox/server/grants/response-type.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The client is registered for tokens from the authorization endpoint. */
export const checkImplicitAllowed: Check<AuthorizationContext> = {
  name: 'check-implicit-allowed',
  spec: 'RFC 6749 §4.2.2.1',
  run: ({ form, client }) => {
    if (!asksFor(form.parameters.get('response_type'), 'token', 'id_token')) {
      return skipped('no token is asked for');
    }
    if (present(client, 'the client').grant_types.includes('implicit')) return passed();
    const description = 'The client may not ask for tokens at this endpoint.';
    throw refuseAuthorization('unauthorized_client', description);
  },
};
