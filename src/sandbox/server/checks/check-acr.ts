import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import { acrValues } from '#sandbox/server/grants/authentication.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** An `acr` that is essential can be met; a voluntary one need not be. */
export const checkAcr: Check<AuthorizationContext> = {
  name: 'check-acr',
  spec: 'OpenID Connect Core 1.0 §5.5.1.1',
  run: ({ form, claims }) => {
    const asked = claims?.idToken.find(({ name }) => name === 'acr');
    if (asked === undefined || !asked.essential || asked.values.length === 0) {
      const isAsked = asked !== undefined || form.parameters.get('acr_values') !== null;
      return isAsked ? passed('voluntary') : skipped('no acr is asked for');
    }
    const reached = acrValues.filter((value) => asked.values.includes(value));
    if (reached.length > 0) return passed(reached.join(' '));
    const description = 'No sign-in here reaches the acr that is asked for.';
    throw refuseAuthorization('unmet_authentication_requirements', description);
  },
};
