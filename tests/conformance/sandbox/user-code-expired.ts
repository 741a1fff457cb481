import { startDevice, typeCode } from '../../support/sandbox-poll.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-user-code-expiry',
  title: 'shows that a user code has expired',
  run: async (world) => {
    const { user_code, expires_in } = await startDevice(world);
    world.advance(expires_in);
    expectPage(await typeCode(world, user_code), 'This code has expired');
  },
});
