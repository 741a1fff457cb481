import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { DeviceEntry } from '#sandbox/server/grants/device-entry.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The code has not expired. */
export const checkUserCodeExpiry: Check<DeviceEntry> = {
  name: 'check-user-code-expiry',
  spec: 'RFC 8628 §3.2',
  run: ({ scene, poll }) => {
    if (present(poll, 'what waits').endsAt > scene.now) return passed();
    const description = 'This code has expired. Let the device show a new one.';
    throw new OAuthError('invalid_request', description);
  },
};
