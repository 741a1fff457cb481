import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-repeated-authorization',
  title: 'refuses an authorization parameter that is sent twice',
  run: async (world) => {
    const ending = await world.authorize({ nonce: ['one', 'two'] });
    expectRedirect(world, ending, 'invalid_request');
  },
});
