import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** Who must push its request does: every client by policy, or one by its registration. */
export const checkPushedRequired: Check<AuthorizationContext> = {
  name: 'check-pushed-required',
  spec: 'RFC 9126 §5',
  run: ({ scene, client, pushed, isPushing }) => {
    if (isPushing || pushed !== null) return passed();
    const { require_pushed_authorization_requests: byClient } = present(client, 'the client');
    if (scene.definition.policy.pushedRequest === 'optional' && byClient !== true) {
      return skipped('requests need not be pushed');
    }
    const description = 'The request must be pushed first (require_pushed_authorization_requests).';
    throw refuseAuthorization('invalid_request', description);
  },
};
