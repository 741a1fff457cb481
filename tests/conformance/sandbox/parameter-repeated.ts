import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-repeated',
  title: 'refuses a parameter that is sent twice to the token endpoint',
  run: async (world) => {
    const params = { grant_type: 'client_credentials', scope: ['orders:read', 'reports:read'] };
    await expectRefusal(await world.post('/token', params, basic()), 'invalid_request');
  },
});
