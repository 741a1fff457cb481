import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-prompt',
  title: 'refuses a prompt that it does not know',
  run: async (world) => {
    expectRedirect(world, await world.authorize({ prompt: 'beg' }), 'invalid_request');
  },
});
