import { expect } from 'vitest';
import type { Params } from '../../support/sandbox-world.ts';
import {
  callApi,
  defineWrong,
  expectChallenge,
  expectRefusal,
} from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-refresh-token',
  title: 'refuses a refresh token that was revoked, and what came from its grant',
  run: async (world) => {
    const refresh = (token: string | undefined, more: Params = {}) =>
      world.post('/token', {
        ...{ grant_type: 'refresh_token', client_id: 'web-app', refresh_token: token, ...more },
      });

    const tokens = await world.tokens();
    const revoked = await world.post('/revoke', {
      ...{ client_id: 'web-app', token: tokens['refresh_token'] },
    });
    expect(revoked.status).toBe(200);
    await expectRefusal(await refresh(tokens['refresh_token']), 'invalid_grant');
    expectChallenge(await callApi(world, tokens['access_token'] ?? ''), 401, 'invalid_token');
  },
});
