import { passed, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { quote } from './check-repeated.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** No parameter of an authorization request occurs twice. */
export const checkRepeatedAuthorization: Check<AuthorizationContext> = {
  name: 'check-repeated-authorization',
  spec: 'RFC 6749 §3.1',
  run: ({ outer, form }) => {
    const [name] = [...outer.parameters.repeated, ...form.parameters.repeated];
    if (name === undefined) return passed();
    throw refuseAuthorization('invalid_request', `The parameter ${quote(name)} is sent twice.`);
  },
};
