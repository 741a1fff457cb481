import { passed, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The answer is asked for in a way that we can give it. */
export const checkResponseMode: Check<AuthorizationContext> = {
  name: 'check-response-mode',
  spec: 'OAuth 2.0 Multiple Response Types §2.1',
  run: ({ responseMode }) => {
    if (responseMode !== null) return passed(responseMode);
    throw refuseAuthorization('invalid_request', 'The response mode is not supported.');
  },
};
