import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The `claims` parameter is JSON of the right shape. */
export const checkClaims: Check<AuthorizationContext> = {
  name: 'check-claims',
  spec: 'OpenID Connect Core 1.0 §5.5',
  run: ({ form, claims }) => {
    if (form.parameters.get('claims') === null) return skipped('no claims parameter');
    if (claims === null) throw refuseAuthorization('invalid_request', 'claims cannot be read.');
    return passed([...claims.userinfo, ...claims.idToken].map(({ name }) => name).join(' '));
  },
};
