import { askByPassword, defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-password',
  title: 'refuses a wrong password',
  run: async (world) => {
    await expectRefusal(await askByPassword(world, { password: 'wrong' }), 'invalid_grant');
  },
});
