import { clientWith } from '../../support/sandbox-definition.ts';
import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-user-code',
  title: 'asks a user only with their user code, where the client is registered for it',
  run: async (world) => {
    await expectRefusal(await askElsewhere(world, { user_code: '0000' }), 'invalid_user_code');
    await world.put(clientWith('backend', { backchannel_user_code_parameter: true }));
    await expectRefusal(await askElsewhere(world), 'missing_user_code');
    await expectRefusal(await askElsewhere(world, { user_code: '0000' }), 'invalid_user_code');
  },
});
