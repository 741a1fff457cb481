import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-own-scope',
  title: 'refuses a scope about a user where there is no user',
  run: async (world) => {
    for (const scope of ['openid', 'profile', 'offline_access']) {
      const params = { grant_type: 'client_credentials', scope };
      await expectRefusal(await world.post('/token', params, basic()), 'invalid_scope');
    }
  },
});
