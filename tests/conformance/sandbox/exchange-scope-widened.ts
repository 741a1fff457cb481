import { exchange } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-exchange-scope',
  title: 'refuses an exchange for more than the subject token allows',
  run: async (world) => {
    const { access_token: token } = await world.tokens();
    const answer = await exchange(world, token, { scope: 'orders:read reports:read' });
    await expectRefusal(answer, 'invalid_scope');
  },
});
