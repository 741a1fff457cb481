import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-client-secret',
  title: 'refuses a wrong client secret, by either way of sending it',
  run: async (world) => {
    const params = { grant_type: 'client_credentials' };
    const response = await world.post('/token', params, basic('backend', 'wrong'));
    await expectRefusal(response, 'invalid_client', 401);
    const credentials = { client_id: 'post-client', client_secret: 'wrong' };
    await expectRefusal(
      await world.post('/token', { ...params, ...credentials }),
      'invalid_client',
    );
  },
});
