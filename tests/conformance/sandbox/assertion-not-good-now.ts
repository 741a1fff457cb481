import { expect } from 'vitest';
import { askAsKeyClient } from '../../support/client-jwt.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-assertion-time',
  title: 'refuses an assertion that is expired, never expires, is good too long, or not yet good',
  run: async (world) => {
    const now = world.now() / 1000;
    for (const claims of [
      { exp: now },
      { exp: undefined },
      { exp: String(now + 60) },
      { exp: now + 3601 },
      { nbf: now + 11 },
      { iat: now + 11 },
      { nbf: 'soon' },
    ]) {
      await expectRefusal(await askAsKeyClient(world, claims), 'invalid_client');
    }
    expect((await askAsKeyClient(world, { nbf: now + 10, iat: now + 10 })).status).toBe(200);
  },
});
