import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-requested-expiry',
  title: 'refuses a requested expiry that is no number of seconds',
  run: async (world) => {
    await expectRefusal(await askElsewhere(world, { requested_expiry: '-1' }), 'invalid_request');
    await expectRefusal(await askElsewhere(world, { requested_expiry: 'soon' }), 'invalid_request');
  },
});
