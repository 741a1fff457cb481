import { passed, type Check } from '#sandbox/server/check.ts';
import {
  needsConsent,
  type PendingAuthorization,
} from '#sandbox/server/grants/pending-authorization.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** With `prompt=none` the user has allowed everything that is asked for. */
export const checkConsentGiven: Check<PendingAuthorization> = {
  name: 'check-consent-given',
  spec: 'OpenID Connect Core 1.0 §3.1.2.6',
  run: (pending) => {
    if (!needsConsent(pending)) return passed();
    throw refuseAuthorization('consent_required', 'The user must consent, and cannot be asked to.');
  },
};
