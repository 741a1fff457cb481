import { approveDevice, pollDevice, startDevice } from '../../support/sandbox-poll.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-poll-client',
  title: 'refuses a device code of another client',
  run: async (world) => {
    const { device_code, user_code } = await startDevice(world);
    await approveDevice(world, user_code);
    const answer = await pollDevice(world, device_code, { client_id: 'native-app' });
    await expectRefusal(answer, 'invalid_grant');
  },
});
