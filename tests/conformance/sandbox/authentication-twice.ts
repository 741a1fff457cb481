import { backendSecret } from '../../support/sandbox-definition.ts';
import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-one-authentication',
  title: 'refuses a client that authenticates in two ways at once',
  run: async (world) => {
    const params = { grant_type: 'client_credentials', client_secret: backendSecret };
    await expectRefusal(await world.post('/token', params, basic()), 'invalid_request');
  },
});
