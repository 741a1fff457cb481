import type { Params } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-refresh-token',
  title: 'refuses a refresh token that it never gave',
  run: async (world) => {
    const refresh = (token: string | undefined, more: Params = {}) =>
      world.post('/token', {
        ...{ grant_type: 'refresh_token', client_id: 'web-app', refresh_token: token, ...more },
      });

    await expectRefusal(await refresh('made-up'), 'invalid_grant');
  },
});
