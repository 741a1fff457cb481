import type { Params } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-narrowed-scope',
  title: 'refuses a refresh that asks for more than was granted',
  run: async (world) => {
    const refresh = (token: string | undefined, more: Params = {}) =>
      world.post('/token', {
        ...{ grant_type: 'refresh_token', client_id: 'web-app', refresh_token: token, ...more },
      });

    const tokens = await world.tokens();
    const response = await refresh(tokens['refresh_token'], { scope: 'openid reports:read' });
    await expectRefusal(response, 'invalid_scope');
  },
});
