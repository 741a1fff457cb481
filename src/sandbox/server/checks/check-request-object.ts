import { passed, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

const unsupported = [
  ['request', 'request_not_supported'],
  ['registration', 'registration_not_supported'],
] as const;

/** Parameters that would change what is asked are refused, not passed over. */
export const checkRequestObject: Check<AuthorizationContext> = {
  name: 'check-request-object',
  spec: 'OpenID Connect Core 1.0 §3.1.2.6',
  run: ({ form }) => {
    for (const [name, error] of unsupported) {
      if (form.parameters.get(name) !== null) {
        throw refuseAuthorization(error, `The parameter ${name} is not supported.`);
      }
    }
    return passed();
  },
};
