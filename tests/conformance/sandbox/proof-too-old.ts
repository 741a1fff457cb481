import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-time',
  title: 'refuses a proof that was made too long ago',
  run: async (world) => {
    const keys = await makeProofKeys();
    const proof = await makeProof(world, keys, { claims: { iat: world.now() / 1000 - 301 } });
    await expectProofRefused(
      await redeemWith(world, proof),
      'The proof was made too long ago: its iat is 301 seconds ago.',
    );
  },
});
