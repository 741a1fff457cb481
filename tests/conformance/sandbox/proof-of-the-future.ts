import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-time',
  title: 'refuses a proof whose iat lies in the future',
  run: async (world) => {
    const keys = await makeProofKeys();
    const proof = await makeProof(world, keys, { claims: { iat: world.now() / 1000 + 301 } });
    await expectProofRefused(
      await redeemWith(world, proof),
      'The proof was made in the future: its iat is -301 seconds ago.',
    );
  },
});
