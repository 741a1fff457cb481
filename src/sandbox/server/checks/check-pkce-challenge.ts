import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The challenge has the shape that its method gives. */
export const checkPkceChallenge: Check<AuthorizationContext> = {
  name: 'check-pkce-challenge',
  spec: 'RFC 7636 §4.2',
  run: ({ form }) => {
    const challenge = form.parameters.get('code_challenge');
    if (challenge === null) return skipped('no code_challenge');
    const isHash = form.parameters.get('code_challenge_method') === 'S256';
    const shape = isHash ? /^[A-Za-z0-9_-]{43}$/ : /^[A-Za-z0-9._~-]{43,128}$/;
    if (shape.test(challenge)) return passed(`${challenge.length} characters`);
    throw refuseAuthorization('invalid_request', 'code_challenge does not have the right shape.');
  },
};
