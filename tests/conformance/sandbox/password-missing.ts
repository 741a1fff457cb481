import { askByPassword, defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-password-sent',
  title: 'refuses a password grant without a name or a password',
  run: async (world) => {
    await expectRefusal(await askByPassword(world, { password: undefined }), 'invalid_request');
    await expectRefusal(await askByPassword(world, { username: undefined }), 'invalid_request');
  },
});
