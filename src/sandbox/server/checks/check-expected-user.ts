import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { PendingAuthorization } from '#sandbox/server/grants/pending-authorization.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The user who is signed in is the one that the client means. */
export const checkExpectedUser: Check<PendingAuthorization> = {
  name: 'check-expected-user',
  spec: 'OpenID Connect Core 1.0 §3.1.2.2',
  run: ({ request, authentication }) => {
    if (request.expectedSub === null) return skipped('any user will do');
    if (request.expectedSub === authentication?.sub) return passed();
    throw refuseAuthorization('login_required', 'Another user than the expected one is signed in.');
  },
};
