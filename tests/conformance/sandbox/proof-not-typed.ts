import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-type',
  title: 'refuses a proof that does not say it is one',
  run: async (world) => {
    const keys = await makeProofKeys();
    const proof = await makeProof(world, keys, { header: { typ: 'JWT' } });
    await expectProofRefused(
      await redeemWith(world, proof),
      'The typ of the proof is not dpop+jwt.',
    );
  },
});
