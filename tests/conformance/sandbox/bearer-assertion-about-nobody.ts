import { expect } from 'vitest';
import { tradeAboutAlice } from '../../support/sandbox-assertion.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-assertion-subject',
  title: 'trades no assertion about nobody, a stranger, or another client',
  run: async (world) => {
    for (const sub of [undefined, '', 'mallory', 'web-app']) {
      await expectRefusal(await tradeAboutAlice(world, { sub }), 'invalid_grant');
    }
    for (const sub of ['alice', '248289761001', 'backend']) {
      expect((await tradeAboutAlice(world, { sub })).status).toBe(200);
    }
  },
});
