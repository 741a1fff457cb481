import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-backchannel-user',
  title: 'says that a hint means nobody',
  run: async (world) => {
    await expectRefusal(await askElsewhere(world, { login_hint: 'nobody' }), 'unknown_user_id');
    await expectRefusal(
      await askElsewhere(world, { login_hint: undefined, login_hint_token: 'x' }),
      'unknown_user_id',
    );
  },
});
