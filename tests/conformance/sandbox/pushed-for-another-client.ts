import { pushParams } from '../../support/sandbox-world.ts';
import { asserted } from '../../support/client-jwt.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pushed-client',
  title: 'refuses a pushed request that does not name the client that pushes it',
  run: async (world) => {
    const proof = await asserted(world);
    const push = world.post('/par', pushParams({ client_id: undefined, ...proof }));
    await expectRefusal(await push, 'invalid_request');
  },
});
