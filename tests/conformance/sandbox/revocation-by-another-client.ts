import { expect } from 'vitest';
import { basic } from '../../support/sandbox-world.ts';
import { callApi, defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-client',
  title: 'refuses to revoke a token of another client, and revokes nothing',
  run: async (world) => {
    const { access_token = '' } = await world.tokens();
    const params = { token: access_token };
    await expectRefusal(await world.post('/revoke', params, basic()), 'invalid_grant');
    expect((await callApi(world, access_token)).status).toBe(200);
  },
});
