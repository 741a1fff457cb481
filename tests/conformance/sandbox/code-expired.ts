import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-expiry',
  title: 'refuses a code after its lifetime',
  run: async (world) => {
    const code = await world.code();
    world.advance(300);
    await expectRefusal(await world.redeem(code), 'invalid_grant');
  },
});
