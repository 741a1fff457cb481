import { expect } from 'vitest';
import {
  callApi,
  defineWrong,
  expectChallenge,
  expectRefusal,
  refresh,
} from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-refresh-token',
  title: 'refuses a refresh token that was revoked, and what came from its grant',
  run: async (world) => {
    const tokens = await world.tokens();
    const revoked = await world.post('/revoke', {
      ...{ client_id: 'web-app', token: tokens['refresh_token'] },
    });
    expect(revoked.status).toBe(200);
    await expectRefusal(await refresh(world, tokens['refresh_token']), 'invalid_grant');
    expectChallenge(await callApi(world, tokens['access_token'] ?? ''), 401, 'invalid_token');
  },
});
