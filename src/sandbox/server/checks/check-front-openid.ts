import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { asksFor } from '#sandbox/server/grants/response-type.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** Who asks for an ID token asks by OpenID Connect. */
export const checkFrontOpenid: Check<AuthorizationContext> = {
  name: 'check-front-openid',
  spec: 'OpenID Connect Core 1.0 §3.1.2.1 on scope',
  run: ({ form, scope }) => {
    if (!asksFor(form.parameters.get('response_type'), 'id_token')) {
      return skipped('no ID token is asked for');
    }
    if (scope.includes('openid')) return passed();
    throw refuseAuthorization('invalid_request', 'An ID token needs the scope openid.');
  },
};
