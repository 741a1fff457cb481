import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The client is registered for codes. */
export const checkCodeAllowed: Check<AuthorizationContext> = {
  name: 'check-code-allowed',
  spec: 'RFC 6749 §4.1.2.1',
  run: ({ client }) => {
    if (present(client, 'the client').grant_types.includes('authorization_code')) return passed();
    throw refuseAuthorization('unauthorized_client', 'The client may not ask for codes.');
  },
};
