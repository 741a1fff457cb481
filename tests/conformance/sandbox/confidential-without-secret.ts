import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-client-method',
  title: 'refuses a confidential client that sends no secret',
  run: async (world) => {
    const params = { grant_type: 'client_credentials', client_id: 'backend' };
    await expectRefusal(await world.post('/token', params), 'invalid_client');
  },
});
