import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-client-confidential',
  title: 'refuses a public client that asks for a token in its own name',
  run: async (world) => {
    const params = { grant_type: 'client_credentials', client_id: 'public-robot' };
    await expectRefusal(await world.post('/token', params), 'unauthorized_client');
  },
});
