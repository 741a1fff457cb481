import {
  callApi,
  defineWrong,
  expectChallenge,
  expectRefusal,
  refresh,
} from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'spend-code',
  title: 'refuses a code used twice, and revokes what the first use gave',
  run: async (world) => {
    const code = await world.code();
    const first = (await (await world.redeem(code)).json()) as Record<string, string>;
    await expectRefusal(await world.redeem(code), 'invalid_grant');
    expectChallenge(await callApi(world, first['access_token'] ?? ''), 401, 'invalid_token');
    await expectRefusal(await refresh(world, first['refresh_token']), 'invalid_grant');
  },
});
