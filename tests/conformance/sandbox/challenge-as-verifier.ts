import { pkce } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-verifier',
  title: 'refuses the challenge in the place of the verifier',
  run: async (world) => {
    const code = await world.code();
    const response = await world.redeem(code, { code_verifier: pkce.challenge });
    await expectRefusal(response, 'invalid_grant');
  },
});
