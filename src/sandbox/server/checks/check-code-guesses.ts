import { passed, type Check } from '#sandbox/server/check.ts';
import type { DeviceEntry } from '#sandbox/server/grants/device-entry.ts';
import { countGuesses, guessLimit } from '#sandbox/server/grants/guesses.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A user code cannot be found by trying: the bound is the whole sandbox's, whoever tries. */
export const checkCodeGuesses: Check<DeviceEntry> = {
  name: 'check-code-guesses',
  spec: 'RFC 8628 §5.1',
  run: async ({ scene }) => {
    const count = await countGuesses(scene, 'user-code');
    if (count < guessLimit) return passed(`${count} wrong of late`);
    const description = 'There were too many wrong codes. Wait ten minutes, and try again.';
    throw new OAuthError('slow_down', description, { status: 429 });
  },
};
