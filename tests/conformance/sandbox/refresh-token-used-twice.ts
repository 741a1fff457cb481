import {
  callApi,
  defineWrong,
  expectChallenge,
  expectRefusal,
  refresh,
} from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'spend-refresh-token',
  title: 'refuses a refresh token used twice, and ends every token of its grant',
  run: async (world) => {
    const tokens = await world.tokens();
    const second = (await (await refresh(world, tokens['refresh_token'])).json()) as Record<
      string,
      string
    >;
    await expectRefusal(await refresh(world, tokens['refresh_token']), 'invalid_grant');
    await expectRefusal(await refresh(world, second['refresh_token']), 'invalid_grant');
    expectChallenge(await callApi(world, second['access_token'] ?? ''), 401, 'invalid_token');
  },
});
