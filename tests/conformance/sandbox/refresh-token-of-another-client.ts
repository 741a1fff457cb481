import type { Params } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-refresh-client',
  title: 'refuses a refresh token that was given to another client',
  run: async (world) => {
    const refresh = (token: string | undefined, more: Params = {}) =>
      world.post('/token', {
        ...{ grant_type: 'refresh_token', client_id: 'web-app', refresh_token: token, ...more },
      });

    const tokens = await world.tokens();
    const response = await refresh(tokens['refresh_token'], { client_id: 'narrow' });
    await expectRefusal(response, 'invalid_grant');
  },
});
