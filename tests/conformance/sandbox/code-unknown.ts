import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-code',
  title: 'refuses a code that it never gave',
  run: async (world) => {
    await expectRefusal(await world.redeem('made-up'), 'invalid_grant');
  },
});
