import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-max-age',
  title: 'refuses a max_age that is not a number of seconds',
  run: async (world) => {
    for (const max_age of ['soon', '-1', '1.5', '1e3']) {
      expectRedirect(world, await world.authorize({ max_age }), 'invalid_request');
    }
  },
});
