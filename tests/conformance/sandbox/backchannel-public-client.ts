import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-backchannel-allowed',
  title: 'refuses a client that may not ask users elsewhere',
  run: async (world) => {
    const answer = await askElsewhere(world, { client_id: 'web-app' }, {});
    await expectRefusal(answer, 'unauthorized_client');
  },
});
