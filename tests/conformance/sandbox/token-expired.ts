import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-expiry',
  title: 'refuses an access token after its lifetime',
  run: async (world) => {
    const { access_token = '' } = await world.tokens();
    world.advance(600);
    expectChallenge(await callApi(world, access_token), 401, 'invalid_token');
  },
});
