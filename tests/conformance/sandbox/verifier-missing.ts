import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-verifier',
  title: 'refuses a redemption without the verifier',
  run: async (world) => {
    const code = await world.code();
    await expectRefusal(await world.redeem(code, { code_verifier: undefined }), 'invalid_grant');
  },
});
