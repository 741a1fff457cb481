import { redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-form',
  title: 'refuses a proof that is no JWT',
  run: async (world) => {
    await expectProofRefused(await redeemWith(world, 'x.y.z'), 'The proof is not a signed JWT.');
  },
});
