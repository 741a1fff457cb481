import { expect } from 'vitest';
import { approveDevice, pollDevice, startDevice } from '../../support/sandbox-poll.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-poll-once',
  title: 'gives tokens for a device code once',
  run: async (world) => {
    const { device_code, user_code, interval } = await startDevice(world);
    await approveDevice(world, user_code);
    expect((await pollDevice(world, device_code)).status).toBe(200);
    world.advance(interval);
    await expectRefusal(await pollDevice(world, device_code), 'invalid_grant');
  },
});
