import { expect } from 'vitest';
import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'load-client',
  title: 'refuses an unknown client, with a challenge where it used the header',
  run: async (world) => {
    const params = { grant_type: 'client_credentials' };
    const response = await world.post('/token', params, basic('nobody'));
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Basic realm="/);
    await expectRefusal(response, 'invalid_client', 401);
    const posted = await world.post('/token', { ...params, client_id: 'nobody' });
    expect(posted.headers.has('WWW-Authenticate')).toBe(false);
    await expectRefusal(posted, 'invalid_client');
  },
});
