import { expect } from 'vitest';
import { startDevice, typeCode } from '../../support/sandbox-poll.ts';
import { defineWrong } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-guesses',
  title: 'takes twenty wrong user codes in ten minutes, and no more',
  run: async (world) => {
    const { user_code } = await startDevice(world, {});
    for (let turn = 0; turn < 20; turn += 1) await typeCode(world, 'BCDF-GHJK');
    expect((await typeCode(world, user_code)).status).toBe(429);
    world.advance(599);
    expect((await typeCode(world, user_code)).status).toBe(429);
    world.advance(1);
    const { user_code: fresh } = await startDevice(world);
    expect((await typeCode(world, fresh)).html).toContain('Who are you?');
  },
});
