import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-signature',
  title: 'refuses a proof that another key has signed',
  run: async (world) => {
    const keys = await makeProofKeys();
    const other = await makeProofKeys();
    const proof = await makeProof(world, keys, { signer: other.privateKey });
    await expectProofRefused(
      await redeemWith(world, proof),
      'The proof is not signed with the key that it carries.',
    );
  },
});
