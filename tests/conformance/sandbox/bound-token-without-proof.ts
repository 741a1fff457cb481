import { boundTokens, callProven, makeProofKeys } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProvenChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-sent',
  title: 'refuses a bound token that comes without a proof',
  run: async (world) => {
    const keys = await makeProofKeys();
    const { access_token: token = '' } = await boundTokens(world, keys);
    const answer = await callProven(world, token, null);
    expectProvenChallenge(answer, 'invalid_dpop_proof', 'No proof came with the token');
  },
});
