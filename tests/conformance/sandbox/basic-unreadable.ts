import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'load-client',
  title: 'refuses Basic credentials that cannot be decoded',
  run: async (world) => {
    for (const value of [
      'Basic',
      'Basic ***',
      `Basic ${btoa('no colon')}`,
      `Basic ${btoa('a%zz:b')}`,
    ]) {
      const headers = { Authorization: value };
      const response = await world.post('/token', { grant_type: 'client_credentials' }, headers);
      await expectRefusal(response, 'invalid_client', 401);
    }
  },
});
