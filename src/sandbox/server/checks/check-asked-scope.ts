import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { scopesOf, splitScope } from '#sandbox/server/grants/scope.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { quote } from './check-repeated.ts';

/** What a client asks for on behalf of a user exists, and is its to ask. */
export const checkAskedScope: Check<ClientRequest> = {
  name: 'check-asked-scope',
  spec: 'RFC 6749 §3.3',
  run: ({ scene, form, client }) => {
    const asked = splitScope(form.parameters.get('scope'));
    const allowed = scopesOf(scene.definition, present(client, 'the client'));
    const stranger = asked.find((name) => !allowed.includes(name));
    if (stranger === undefined) return passed(asked.join(' '));
    throw new OAuthError('invalid_scope', `The client may not ask for ${quote(stranger)}.`);
  },
};
