import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-grant-allowed',
  title: 'refuses a grant that the client is not registered for',
  run: async (world) => {
    const params = { grant_type: 'refresh_token', client_id: 'public-robot', refresh_token: 'x' };
    await expectRefusal(await world.post('/token', params), 'unauthorized_client');
  },
});
