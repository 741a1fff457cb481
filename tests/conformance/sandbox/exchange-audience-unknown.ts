import { exchange } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-exchange-audience',
  title: 'refuses an exchange for an audience that it does not know',
  run: async (world) => {
    const { access_token: token } = await world.tokens();
    const params = { audience: ['backend', 'nobody'] };
    await expectRefusal(await exchange(world, token, params), 'invalid_target');
  },
});
