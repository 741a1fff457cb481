import { calculateJwkThumbprint } from 'jose';
import { expect } from 'vitest';
import { makeProof, makeProofKeys } from '../../support/sandbox-proof.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-key',
  title: 'refuses a code that is bound by dpop_jkt without a proof of its key',
  run: async (world) => {
    const keys = await makeProofKeys();
    const params = { dpop_jkt: await calculateJwkThumbprint(keys.publicJwk) };
    const code = await world.code(params);
    await expectRefusal(await world.redeem(code), 'invalid_grant');
    const stranger = { DPoP: await makeProof(world, await makeProofKeys()) };
    await expectRefusal(await world.redeem(code, {}, stranger), 'invalid_grant');
    const own = { DPoP: await makeProof(world, keys) };
    expect((await world.redeem(code, {}, own)).status).toBe(200);
  },
});
