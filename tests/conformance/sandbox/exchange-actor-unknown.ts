import { exchange, tokenType } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-actor-token',
  title: 'refuses an actor token that is none of its own',
  run: async (world) => {
    const { access_token: token } = await world.tokens();
    const params = { actor_token: 'made-up', actor_token_type: tokenType('access_token') };
    await expectRefusal(await exchange(world, token, params), 'invalid_request');
  },
});
