import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-prompt',
  title: 'refuses the prompt none together with another',
  run: async (world) => {
    expectRedirect(world, await world.authorize({ prompt: 'none login' }), 'invalid_request');
  },
});
