import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-redirect',
  title: 'refuses a redemption that leaves out the redirect URI',
  run: async (world) => {
    const code = await world.code();
    await expectRefusal(await world.redeem(code, { redirect_uri: undefined }), 'invalid_grant');
  },
});
