import { expect } from 'vitest';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-nonce',
  title: 'asks for a nonce that it gives, and takes it until it has changed twice',
  run: async (world) => {
    await world.put(testDefinition({ dpopNonce: 'required' }));
    const keys = await makeProofKeys();
    const asked = await redeemWith(world, await makeProof(world, keys));
    const nonce = asked.headers.get('DPoP-Nonce') ?? '';
    await expectProofRefused(asked, 'The proof needs the nonce', 'use_dpop_nonce');
    world.advance(70);
    const answered = await redeemWith(world, await makeProof(world, keys, { nonce }));
    expect(answered.status).toBe(200);
    expect(answered.headers.get('DPoP-Nonce')).not.toBe(nonce);
    world.advance(130);
    const late = await redeemWith(world, await makeProof(world, keys, { nonce }));
    await expectProofRefused(late, 'is not good any more', 'use_dpop_nonce');
  },
});
