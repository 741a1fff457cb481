import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-backchannel-openid',
  title: 'refuses to ask a user elsewhere without the scope openid',
  run: async (world) => {
    await expectRefusal(await askElsewhere(world, { scope: 'orders:read' }), 'invalid_request');
  },
});
