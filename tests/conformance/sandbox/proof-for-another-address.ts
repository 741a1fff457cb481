import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-address',
  title: 'refuses a proof that is for another address',
  run: async (world) => {
    const keys = await makeProofKeys();
    const proof = await makeProof(world, keys, { path: '/userinfo' });
    await expectProofRefused(
      await redeemWith(world, proof),
      'The htu of the proof is not the address of the request.',
    );
  },
});
