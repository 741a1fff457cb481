import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-code',
  title: 'refuses a redemption without a code',
  run: async (world) => {
    const params = { grant_type: 'authorization_code', client_id: 'web-app' };
    await expectRefusal(await world.post('/token', params), 'invalid_request');
  },
});
