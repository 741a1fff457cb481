import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pkce-downgrade',
  title: 'refuses a verifier where the authorization request had no challenge',
  run: async (world) => {
    const none = { code_challenge: undefined, code_challenge_method: undefined };
    const code = await world.code({ client_id: 'backend', ...none });
    const response = await world.redeem(code, { client_id: undefined }, basic());
    await expectRefusal(response, 'invalid_grant');
  },
});
