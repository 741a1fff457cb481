import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The challenge is made by S256; left out the method is `plain`, which only a policy allows. */
export const checkPkceMethod: Check<AuthorizationContext> = {
  name: 'check-pkce-method',
  spec: 'RFC 7636 §4.4.1',
  run: ({ scene, form }) => {
    const sent = form.parameters.get('code_challenge_method');
    if (form.parameters.get('code_challenge') === null) {
      if (sent === null) return skipped('no code_challenge');
      const description = 'code_challenge_method is sent without code_challenge.';
      throw refuseAuthorization('invalid_request', description);
    }
    const method = sent ?? 'plain';
    const isAllowed =
      method === 'S256' ||
      (method === 'plain' && scene.definition.policy.pkcePlain === 'allowed-unsafe');
    if (isAllowed) return passed(method);
    throw refuseAuthorization('invalid_request', 'The transform algorithm is not supported.');
  },
};
