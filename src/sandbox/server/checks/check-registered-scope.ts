import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import { quote } from './check-repeated.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/** The client asks for scopes that there are. */
export const checkRegisteredScope: Check<RegistrationRequest> = {
  name: 'check-registered-scope',
  spec: 'RFC 7591 §2',
  run: (request) => {
    const asked = splitScope(metadataOf(request).scope ?? null);
    if (asked.length === 0) return skipped('it gets every scope');
    const known = request.scene.definition.scopes.map(({ name }) => name);
    const strange = asked.find((name) => !known.includes(name));
    if (strange === undefined) return passed(asked.join(' '));
    throw refuseMetadata(`The scope ${quote(strange)} is not known here.`);
  },
};
