import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-backchannel-hint',
  title: 'refuses to ask a user elsewhere without a hint, or with two',
  run: async (world) => {
    await expectRefusal(await askElsewhere(world, { login_hint: undefined }), 'invalid_request');
    await expectRefusal(await askElsewhere(world, { id_token_hint: 'x' }), 'invalid_request');
  },
});
