import { expect } from 'vitest';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-active',
  title: 'refuses an access token that was revoked',
  run: async (world) => {
    const { access_token = '' } = await world.tokens();
    expect((await callApi(world, access_token)).status).toBe(200);
    await world.post('/revoke', { client_id: 'web-app', token: access_token });
    expectChallenge(await callApi(world, access_token), 401, 'invalid_token');
  },
});
