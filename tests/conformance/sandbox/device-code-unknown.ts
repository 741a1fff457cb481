import { pollDevice } from '../../support/sandbox-poll.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-poll',
  title: 'refuses a device code that is unknown, or left out',
  run: async (world) => {
    await expectRefusal(await pollDevice(world, 'made-up'), 'invalid_grant');
    await expectRefusal(await pollDevice(world, undefined), 'invalid_request');
  },
});
