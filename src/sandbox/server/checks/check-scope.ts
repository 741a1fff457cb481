import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { scopesOf } from '#sandbox/server/grants/scope.ts';
import { quote } from './check-repeated.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** Every scope exists and is the client's to ask for; an unknown one is told, not passed over. */
export const checkScope: Check<AuthorizationContext> = {
  name: 'check-scope',
  spec: 'RFC 6749 §3.3',
  run: ({ scene, client, scope }) => {
    const allowed = scopesOf(scene.definition, present(client, 'the client'));
    const stranger = scope.find((name) => !allowed.includes(name));
    if (stranger === undefined) return passed(scope.join(' '));
    throw refuseAuthorization('invalid_scope', `The client may not ask for ${quote(stranger)}.`);
  },
};
