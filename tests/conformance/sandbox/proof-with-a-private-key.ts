import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-key',
  title: 'refuses a proof that carries a private key',
  run: async (world) => {
    const keys = await makeProofKeys();
    const proof = await makeProof(world, keys, { header: { jwk: keys.privateJwk } });
    await expectProofRefused(
      await redeemWith(world, proof),
      'The jwk of the proof holds a private key.',
    );
  },
});
