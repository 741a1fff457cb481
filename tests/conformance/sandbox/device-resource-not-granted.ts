import { approveDevice, pollDevice, startDevice } from '../../support/sandbox-poll.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-narrowed-resource',
  title: 'gives a device no token for a resource that was not granted',
  run: async (world) => {
    const resource = `${world.issuer}/api/orders`;
    const { device_code, user_code } = await startDevice(world, { resource });
    await approveDevice(world, user_code);
    const other = { resource: `${world.issuer}/api/reports` };
    await expectRefusal(await pollDevice(world, device_code, other), 'invalid_target');
  },
});
