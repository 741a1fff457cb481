import { expect } from 'vitest';
import { boundTokens, callProven, makeProof, makeProofKeys } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProvenChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-token',
  title: 'refuses a proof that was made for another token',
  run: async (world) => {
    const keys = await makeProofKeys();
    const { access_token: token = '' } = await boundTokens(world, keys);
    const parts = { path: '/api/orders', method: 'GET', token: 'another' };
    const answer = await callProven(world, token, await makeProof(world, keys, parts));
    expectProvenChallenge(answer, 'invalid_dpop_proof', 'The ath of the proof');
    const right = await makeProof(world, keys, { ...parts, token });
    expect((await callProven(world, token, right)).status).toBe(200);
  },
});
