import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { needsUser, scopesOf, splitScope } from '#sandbox/server/grants/scope.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { quote } from './check-repeated.ts';

/** What the client asks for itself exists, is its to ask, and needs no user. */
export const checkOwnScope: Check<ClientRequest> = {
  name: 'check-own-scope',
  spec: 'RFC 6749 §3.3',
  run: ({ scene, form, client }) => {
    const { definition } = scene;
    const allowed = scopesOf(definition, present(client, 'the client'));
    for (const name of splitScope(form.parameters.get('scope'))) {
      if (!allowed.includes(name)) {
        throw new OAuthError('invalid_scope', `The client may not ask for ${quote(name)}.`);
      }
      if (needsUser(definition, name)) {
        const description = `The scope ${quote(name)} is about a user, and there is none.`;
        throw new OAuthError('invalid_scope', description);
      }
    }
    return passed();
  },
};
