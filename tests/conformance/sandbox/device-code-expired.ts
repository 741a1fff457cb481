import { approveDevice, pollDevice, startDevice } from '../../support/sandbox-poll.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-poll-expiry',
  title: 'tells a device that its code has expired',
  run: async (world) => {
    const { device_code, user_code, expires_in } = await startDevice(world);
    await approveDevice(world, user_code);
    world.advance(expires_in);
    await expectRefusal(await pollDevice(world, device_code), 'expired_token');
  },
});
