import { boundTokens, makeProofKeys } from '../../support/sandbox-proof.ts';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-scheme',
  title: 'refuses a token that is bound to a key where it is sent as Bearer',
  run: async (world) => {
    const keys = await makeProofKeys();
    const { access_token: token = '' } = await boundTokens(world, keys);
    expectChallenge(await callApi(world, token), 401, 'invalid_token');
  },
});
