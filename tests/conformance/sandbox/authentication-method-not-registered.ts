import { backendSecret } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-client-method',
  title: 'refuses a client that authenticates in a way it is not registered for',
  run: async (world) => {
    const credentials = { client_id: 'backend', client_secret: backendSecret };
    const params = { grant_type: 'client_credentials', ...credentials };
    await expectRefusal(await world.post('/token', params), 'invalid_client');
  },
});
