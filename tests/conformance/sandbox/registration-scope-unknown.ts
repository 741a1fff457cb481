import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registered-scope',
  title: 'refuses to register a client for a scope that there is not',
  run: async (world) => {
    const members = { scope: 'openid everything' };
    await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
  },
});
