import { expect } from 'vitest';
import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-replay',
  title: 'refuses a proof that was used before',
  run: async (world) => {
    const proof = await makeProof(world, await makeProofKeys());
    expect((await redeemWith(world, proof)).status).toBe(200);
    await expectProofRefused(await redeemWith(world, proof), 'The proof was used before');
  },
});
