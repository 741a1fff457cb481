import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pkce-method',
  title: 'refuses an unknown PKCE method',
  run: async (world) => {
    const ending = await world.authorize({ code_challenge_method: 'S512' });
    expectRedirect(world, ending, 'invalid_request');
  },
});
