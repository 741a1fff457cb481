import { passed, type Check } from '#sandbox/server/check.ts';
import {
  needsConfirmation,
  type PendingAuthorization,
} from '#sandbox/server/grants/pending-authorization.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The sign-in is as strong as was asked for. */
export const checkConfirmed: Check<PendingAuthorization> = {
  name: 'check-confirmed',
  spec: 'RFC 9470 §5',
  run: (pending) => {
    if (!needsConfirmation(pending)) return passed();
    if (pending.request.prompt.includes('none')) {
      const description = 'The user must confirm with a second factor, and cannot be asked to.';
      throw refuseAuthorization('login_required', description);
    }
    const description = 'The user did not confirm with a second factor.';
    throw refuseAuthorization('unmet_authentication_requirements', description);
  },
};
