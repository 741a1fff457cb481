import { pollDevice, startDevice } from '../../support/sandbox-poll.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-poll-pace',
  title: 'slows a device down that asks too soon, by five seconds for good',
  run: async (world) => {
    const { device_code, interval } = await startDevice(world);
    await expectRefusal(await pollDevice(world, device_code), 'authorization_pending');
    world.advance(interval - 1);
    await expectRefusal(await pollDevice(world, device_code), 'slow_down');
    world.advance(interval);
    await expectRefusal(await pollDevice(world, device_code), 'slow_down');
    world.advance(interval + 10);
    await expectRefusal(await pollDevice(world, device_code), 'authorization_pending');
  },
});
