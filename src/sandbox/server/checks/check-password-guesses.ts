import { passed, type Check } from '#sandbox/server/check.ts';
import { countGuesses, guessLimit } from '#sandbox/server/grants/guesses.ts';
import { guessOf, type PasswordRequest } from '#sandbox/server/grants/password.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A password cannot be found by trying. */
export const checkPasswordGuesses: Check<PasswordRequest> = {
  name: 'check-password-guesses',
  spec: 'RFC 6749 §4.3.2',
  run: async (request) => {
    const count = await countGuesses(request.scene, guessOf(request));
    if (count < guessLimit) return passed(`${count} wrong of late`);
    const description = 'There were too many wrong passwords for this user. Wait ten minutes.';
    throw new OAuthError('invalid_grant', description);
  },
};
