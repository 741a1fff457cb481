import { passed, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** A client that describes itself in its request is refused, not passed over. */
export const checkRegistrationParameter: Check<AuthorizationContext> = {
  name: 'check-registration-parameter',
  spec: 'OpenID Connect Core 1.0 §7.2.1',
  run: ({ form }) => {
    if (form.parameters.get('registration') === null) return passed();
    const description = 'The parameter registration is not supported.';
    throw refuseAuthorization('registration_not_supported', description);
  },
};
