import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-own-scope',
  title: 'refuses a client that asks itself for an unknown scope',
  run: async (world) => {
    const params = { grant_type: 'client_credentials', scope: 'orders:read nonsense' };
    await expectRefusal(await world.post('/token', params, basic()), 'invalid_scope');
  },
});
