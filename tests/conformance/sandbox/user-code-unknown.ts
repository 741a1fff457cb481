import { approveDevice, startDevice, typeCode } from '../../support/sandbox-poll.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-user-code',
  title: 'shows that a user code is unknown, missing or used',
  run: async (world) => {
    expectPage(await typeCode(world, 'BCDF-GHJK'), 'No device shows this code');
    expectPage(await typeCode(world, ''), 'Type the code first');
    const { user_code } = await startDevice(world);
    await approveDevice(world, user_code);
    expectPage(await typeCode(world, user_code), 'No device shows this code');
  },
});
