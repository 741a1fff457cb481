import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-form',
  title: 'refuses a proof without an identifier',
  run: async (world) => {
    const keys = await makeProofKeys();
    const proof = await makeProof(world, keys, { claims: { jti: '' } });
    await expectProofRefused(await redeemWith(world, proof), 'The proof has no jti.');
  },
});
