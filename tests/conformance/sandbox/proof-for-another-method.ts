import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-method',
  title: 'refuses a proof that is for another method',
  run: async (world) => {
    const keys = await makeProofKeys();
    const proof = await makeProof(world, keys, { method: 'GET' });
    await expectProofRefused(await redeemWith(world, proof), 'The htm of the proof is not POST.');
  },
});
