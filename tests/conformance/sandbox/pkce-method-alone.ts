import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pkce-method',
  title: 'refuses a PKCE method without a challenge',
  run: async (world) => {
    const ending = await world.authorize({ client_id: 'backend', code_challenge: undefined });
    expectRedirect(world, ending, 'invalid_request');
  },
});
