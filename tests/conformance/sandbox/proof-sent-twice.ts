import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-once',
  title: 'refuses two proofs',
  run: async (world) => {
    const keys = await makeProofKeys();
    const proofs = `${await makeProof(world, keys)}, ${await makeProof(world, keys)}`;
    await expectProofRefused(await redeemWith(world, proofs), 'The header DPoP is sent twice.');
  },
});
