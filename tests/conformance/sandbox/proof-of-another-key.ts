import { boundTokens, callProven, makeProof, makeProofKeys } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProvenChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-binding',
  title: 'refuses a proof of another key than the token is bound to',
  run: async (world) => {
    const keys = await makeProofKeys();
    const { access_token: token = '' } = await boundTokens(world, keys);
    const parts = { path: '/userinfo', method: 'GET', token };
    const proof = await makeProof(world, await makeProofKeys(), parts);
    const answer = await callProven(world, token, proof, '/userinfo');
    expectProvenChallenge(answer, 'invalid_token', 'another key');
  },
});
