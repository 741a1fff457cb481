import { callProven, makeProof, makeProofKeys } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProvenChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-scheme',
  title: 'refuses a token that is bound to no key where it is sent as DPoP',
  run: async (world) => {
    const { access_token: token = '' } = await world.tokens();
    const parts = { path: '/api/orders', method: 'GET', token };
    const proof = await makeProof(world, await makeProofKeys(), parts);
    const answer = await callProven(world, token, proof);
    expectProvenChallenge(answer, 'invalid_token', 'bound to no key');
  },
});
