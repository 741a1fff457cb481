import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import { readAuthorizationDetails } from '#sandbox/server/grants/authorization-details.ts';
import type { Form } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { quote } from './check-repeated.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** What is asked for in detail can be read, and is of a type that is known here. */
export const checkAuthorizationDetails: Check<{ readonly scene: Scene; readonly form: Form }> = {
  name: 'check-authorization-details',
  spec: 'RFC 9396 §5',
  run: ({ scene, form }) => {
    const text = form.parameters.get('authorization_details');
    if (text === null) return skipped('no authorization_details');
    const details = readAuthorizationDetails(text);
    if (details === 'unreadable') {
      const description = 'authorization_details is no list of objects that have a type.';
      throw refuseAuthorization('invalid_authorization_details', description);
    }
    const known = scene.definition.policy.authorizationDetailsTypes;
    const types = details.map(({ type }) => type);
    const stranger = types.find((type) => known.length > 0 && !known.includes(type));
    if (stranger === undefined) return passed(types.join(' '));
    const description = `The type ${quote(stranger)} is not known here.`;
    throw refuseAuthorization('invalid_authorization_details', description);
  },
};
