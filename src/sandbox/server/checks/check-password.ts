import { passed, type Check } from '#sandbox/server/check.ts';
import { addGuess } from '#sandbox/server/grants/guesses.ts';
import { guessOf, type PasswordRequest } from '#sandbox/server/grants/password.ts';
import { equalsInConstantTime } from '#sandbox/server/http/encoding.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The password is the user's; a user without one cannot be signed in so. */
export const checkPassword: Check<PasswordRequest> = {
  name: 'check-password',
  spec: 'RFC 6749 §4.3.2',
  run: async (request) => {
    const { scene, form, user } = request;
    const sent = form.parameters.get('password') ?? '';
    // Compared for an unknown user, too, so that the time does not tell who is there.
    const isEqual = await equalsInConstantTime(sent, user?.password ?? '');
    if (isEqual && user?.password !== undefined) return passed(user.username);
    await addGuess(scene, guessOf(request));
    throw new OAuthError('invalid_grant', 'The user name or the password is wrong.');
  },
};
