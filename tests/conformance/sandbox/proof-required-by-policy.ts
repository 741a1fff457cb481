import { expect } from 'vitest';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-required',
  title: 'refuses a request without a proof where the policy asks for one',
  run: async (world) => {
    await world.put(testDefinition({ dpop: 'required' }));
    const answer = await world.redeem(await world.code());
    await expectProofRefused(answer, 'Every token here is bound to a key');
    const proof = await makeProof(world, await makeProofKeys());
    expect((await redeemWith(world, proof)).status).toBe(200);
  },
});
