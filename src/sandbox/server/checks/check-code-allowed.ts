import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { asksFor } from '#sandbox/server/grants/response-type.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The client is registered for codes, where it asks for one. */
export const checkCodeAllowed: Check<AuthorizationContext> = {
  name: 'check-code-allowed',
  spec: 'RFC 6749 §4.1.2.1',
  run: ({ form, client }) => {
    if (!asksFor(form.parameters.get('response_type'), 'code')) {
      return skipped('no code is asked for');
    }
    if (present(client, 'the client').grant_types.includes('authorization_code')) return passed();
    throw refuseAuthorization('unauthorized_client', 'The client may not ask for codes.');
  },
};
