import { passed, type Check } from '#sandbox/server/check.ts';
import type { DeviceEntry } from '#sandbox/server/grants/device-entry.ts';
import { addGuess } from '#sandbox/server/grants/guesses.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The code is one that a device shows, and nobody has used it. */
export const findUserCode: Check<DeviceEntry> = {
  name: 'find-user-code',
  spec: 'RFC 8628 §3.3',
  run: async ({ scene, typed, poll }) => {
    if (typed === null) throw new OAuthError('invalid_request', 'Type the code first.');
    if (poll?.decision === 'open') return passed();
    await addGuess(scene, 'user-code');
    const description = 'No device shows this code, or it was used. Compare it with the device.';
    throw new OAuthError('invalid_request', description);
  },
};
