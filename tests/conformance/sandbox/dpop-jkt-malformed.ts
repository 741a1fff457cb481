import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-named-key',
  title: 'refuses a dpop_jkt that is no thumbprint',
  run: async (world) => {
    const ending = await world.authorize({ dpop_jkt: 'short' });
    expectRedirect(world, ending, 'invalid_request');
  },
});
