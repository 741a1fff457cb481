import { expect } from 'vitest';
import { tradeAboutAlice } from '../../support/sandbox-assertion.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-assertion-time',
  title: 'trades no assertion that is expired, never expires, is good too long, or not yet good',
  run: async (world) => {
    const now = world.now() / 1000;
    for (const claims of [
      { exp: now },
      { exp: undefined },
      { exp: String(now + 60) },
      { exp: now + 3601 },
      { nbf: now + 11 },
      { iat: now + 11 },
      { iat: 'lately' },
    ]) {
      await expectRefusal(await tradeAboutAlice(world, claims), 'invalid_grant');
    }
    expect((await tradeAboutAlice(world, { nbf: now + 10, iat: undefined })).status).toBe(200);
  },
});
