import { exchange, tokenType } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-exchange-parameters',
  title: 'refuses an exchange without a subject token, or with a type for no actor token',
  run: async (world) => {
    const { access_token: token } = await world.tokens();
    await expectRefusal(await exchange(world, undefined), 'invalid_request');
    const params = { actor_token_type: tokenType('jwt') };
    await expectRefusal(await exchange(world, token, params), 'invalid_request');
  },
});
