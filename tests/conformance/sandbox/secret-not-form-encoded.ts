import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-client-secret',
  title: 'refuses a secret that was not form-encoded before it went into Basic',
  run: async (world) => {
    const headers = { Authorization: `Basic ${btoa('backend:p+ss w')}` };
    const response = await world.post('/token', { grant_type: 'client_credentials' }, headers);
    await expectRefusal(response, 'invalid_client', 401);
  },
});
