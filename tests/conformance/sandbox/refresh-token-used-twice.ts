import type { Params } from '../../support/sandbox-world.ts';
import {
  callApi,
  defineWrong,
  expectChallenge,
  expectRefusal,
} from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'spend-refresh-token',
  title: 'refuses a refresh token used twice, and ends every token of its grant',
  run: async (world) => {
    const refresh = (token: string | undefined, more: Params = {}) =>
      world.post('/token', {
        ...{ grant_type: 'refresh_token', client_id: 'web-app', refresh_token: token, ...more },
      });

    const tokens = await world.tokens();
    const second = (await (await refresh(tokens['refresh_token'])).json()) as Record<
      string,
      string
    >;
    await expectRefusal(await refresh(tokens['refresh_token']), 'invalid_grant');
    await expectRefusal(await refresh(second['refresh_token']), 'invalid_grant');
    expectChallenge(await callApi(world, second['access_token'] ?? ''), 401, 'invalid_token');
  },
});
