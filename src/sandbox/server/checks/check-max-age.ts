import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** `max_age` is a number of seconds. */
export const checkMaxAge: Check<AuthorizationContext> = {
  name: 'check-max-age',
  spec: 'OpenID Connect Core 1.0 §3.1.2.1',
  run: ({ form }) => {
    const text = form.parameters.get('max_age');
    if (text === null) return skipped('no max_age');
    if (/^\d{1,10}$/.test(text)) return passed(`${text} seconds`);
    throw refuseAuthorization('invalid_request', 'max_age is not a number of seconds.');
  },
};
