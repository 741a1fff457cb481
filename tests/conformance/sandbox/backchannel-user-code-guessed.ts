import { expect } from 'vitest';
import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-user-code',
  title: 'lets nobody find a user code by trying',
  run: async (world) => {
    for (let guess = 0; guess < 20; guess += 1) {
      await askElsewhere(world, { user_code: `wrong ${guess}` });
    }
    await expectRefusal(await askElsewhere(world, { user_code: '2580' }), 'invalid_user_code');
    world.advance(601);
    expect((await askElsewhere(world, { user_code: '2580' })).status).toBe(200);
  },
});
