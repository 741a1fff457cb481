import { passed, type Check } from '#sandbox/server/check.ts';
import {
  needsSignIn,
  type PendingAuthorization,
} from '#sandbox/server/grants/pending-authorization.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** With `prompt=none` somebody is signed in already, and recently enough. */
export const checkSignedIn: Check<PendingAuthorization> = {
  name: 'check-signed-in',
  spec: 'OpenID Connect Core 1.0 §3.1.2.6',
  run: (pending) => {
    if (!needsSignIn(pending)) return passed();
    throw refuseAuthorization('login_required', 'The user must sign in, and cannot be asked to.');
  },
};
