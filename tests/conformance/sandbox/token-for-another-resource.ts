import { expect } from 'vitest';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-audience',
  title: 'refuses at one resource the token that is for another',
  run: async (world) => {
    const resource = `${world.issuer}/api/orders`;
    const scope = 'orders:read reports:read';
    const { access_token = '' } = await world.tokens({ resource, scope });
    expectChallenge(await callApi(world, access_token, '/api/reports'), 401, 'invalid_token');
    expect((await callApi(world, access_token)).status).toBe(200);
  },
});
