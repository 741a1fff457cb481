import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'load-client',
  title: 'refuses a token request that names no client',
  run: async (world) => {
    await expectRefusal(
      await world.post('/token', { grant_type: 'client_credentials' }),
      'invalid_client',
    );
  },
});
