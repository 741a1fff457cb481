import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { asksFor } from '#sandbox/server/grants/response-type.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** Who must use PKCE does: public clients, or all, by policy. */
export const checkPkceRequired: Check<AuthorizationContext> = {
  name: 'check-pkce-required',
  spec: 'RFC 9700 §2.1.1',
  run: ({ scene, form, client }) => {
    if (form.parameters.get('code_challenge') !== null) return passed();
    if (!asksFor(form.parameters.get('response_type'), 'code'))
      return skipped('no code is asked for');
    const { pkce } = scene.definition.policy;
    const isPublic = present(client, 'the client').token_endpoint_auth_method === 'none';
    if (pkce === 'optional-unsafe' || (pkce === 'required-for-public' && !isPublic)) {
      return skipped('PKCE is not required of this client');
    }
    throw refuseAuthorization('invalid_request', 'code_challenge is missing.');
  },
};
