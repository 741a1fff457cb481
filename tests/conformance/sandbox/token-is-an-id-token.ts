import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-signature',
  title: 'refuses an ID token in the place of an access token',
  run: async (world) => {
    const { id_token = '' } = await world.tokens();
    expectChallenge(await callApi(world, id_token), 401, 'invalid_token');
  },
});
