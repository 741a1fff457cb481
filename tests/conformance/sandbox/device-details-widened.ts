import { approveDevice, pollDevice, startDevice } from '../../support/sandbox-poll.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-narrowed-details',
  title: 'gives a device no token for more than was granted in detail',
  run: async (world) => {
    const detail = { type: 'payment_initiation', actions: ['initiate'] };
    const asked = { authorization_details: JSON.stringify([detail]) };
    const { device_code, user_code } = await startDevice(world, asked);
    await approveDevice(world, user_code);
    const wider = { ...detail, actions: ['initiate', 'cancel'] };
    const more = { authorization_details: JSON.stringify([wider]) };
    await expectRefusal(
      await pollDevice(world, device_code, more),
      'invalid_authorization_details',
    );
  },
});
