import { pollDevice, startDevice, typeCode } from '../../support/sandbox-poll.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-poll-decision',
  title: 'lets a device wait while nobody has decided, and tells it of a no',
  run: async (world) => {
    const { device_code, user_code, interval } = await startDevice(world);
    const { url } = await typeCode(world, user_code);
    await expectRefusal(await pollDevice(world, device_code), 'authorization_pending');
    await world.browser.run(url, { decision: 'deny' });
    world.advance(interval);
    await expectRefusal(await pollDevice(world, device_code), 'access_denied');
  },
});
