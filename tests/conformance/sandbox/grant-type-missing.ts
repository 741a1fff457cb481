import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-grant-type',
  title: 'refuses a token request without a grant type',
  run: async (world) => {
    await expectRefusal(await world.post('/token', {}, basic()), 'invalid_request');
  },
});
