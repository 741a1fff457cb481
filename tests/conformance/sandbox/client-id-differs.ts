import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-one-authentication',
  title: 'refuses a client_id other than the one in the header',
  run: async (world) => {
    const params = { grant_type: 'client_credentials', client_id: 'web-app' };
    await expectRefusal(await world.post('/token', params, basic()), 'invalid_request');
  },
});
