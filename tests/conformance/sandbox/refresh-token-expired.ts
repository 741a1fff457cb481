import type { Params } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-refresh-expiry',
  title: 'refuses a refresh token after its lifetime',
  run: async (world) => {
    const refresh = (token: string | undefined, more: Params = {}) =>
      world.post('/token', {
        ...{ grant_type: 'refresh_token', client_id: 'web-app', refresh_token: token, ...more },
      });

    const tokens = await world.tokens();
    world.advance(86_400);
    await expectRefusal(await refresh(tokens['refresh_token']), 'invalid_grant');
  },
});
