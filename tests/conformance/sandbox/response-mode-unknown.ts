import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-response-mode',
  title: 'refuses a response mode that it does not know',
  run: async (world) => {
    expectRedirect(world, await world.authorize({ response_mode: 'pigeon' }), 'invalid_request');
  },
});
