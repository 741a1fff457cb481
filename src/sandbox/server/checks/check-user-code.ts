import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { BackchannelRequest } from '#sandbox/server/grants/backchannel-request.ts';
import { addGuess, countGuesses, guessLimit } from '#sandbox/server/grants/guesses.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/**
 * The code that only the user knows keeps others from having them asked. A client that is registered
 * for it must send it, of a user who has one; whoever sends one sends the right one. It cannot be
 * found by trying.
 */
export const checkUserCode: Check<BackchannelRequest> = {
  name: 'check-user-code',
  spec: 'CIBA Core 1.0 §7.1',
  run: async ({ scene, form, client, user }) => {
    const { sub, user_code: code } = present(user, 'the user');
    const sent = form.parameters.get('user_code');
    const isNeeded = client?.backchannel_user_code_parameter === true;
    if (code === undefined) return skipped('the user has no user code');
    if (sent === null) {
      if (!isNeeded) return skipped('no user_code');
      throw new OAuthError('missing_user_code', 'This user is asked only with their user code.');
    }
    const guessed = `ciba-user-code:${sub}`;
    if ((await countGuesses(scene, guessed)) >= guessLimit) {
      const description = 'There were too many wrong codes. Wait ten minutes, and try again.';
      throw new OAuthError('invalid_user_code', description);
    }
    if (sent === code) return passed();
    await addGuess(scene, guessed);
    throw new OAuthError('invalid_user_code', 'This is not the user code of this user.');
  },
};
