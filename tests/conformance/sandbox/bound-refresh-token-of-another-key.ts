import { expect } from 'vitest';
import { boundTokens, makeProof, makeProofKeys } from '../../support/sandbox-proof.ts';
import { defineWrong, expectRefusal, refresh } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-refresh-key',
  title: 'refuses the refresh token of a public client without a proof of its key',
  run: async (world) => {
    const keys = await makeProofKeys();
    const { refresh_token } = await boundTokens(world, keys);
    await expectRefusal(await refresh(world, refresh_token), 'invalid_grant');
    const stranger = { DPoP: await makeProof(world, await makeProofKeys()) };
    await expectRefusal(await refresh(world, refresh_token, stranger), 'invalid_grant');
    const own = { DPoP: await makeProof(world, keys) };
    expect((await refresh(world, refresh_token, own)).status).toBe(200);
  },
});
