import { passed, type Check } from '#sandbox/server/check.ts';
import type { PendingAuthorization } from '#sandbox/server/grants/pending-authorization.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The user has not refused. */
export const checkNotDenied: Check<PendingAuthorization> = {
  name: 'check-not-denied',
  spec: 'RFC 6749 §4.1.2.1',
  run: ({ decision }) => {
    if (decision !== 'denied') return passed();
    throw refuseAuthorization('access_denied', 'The user did not allow it.');
  },
};
