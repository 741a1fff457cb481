import { pkce } from '../../support/sandbox-world.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pkce-challenge',
  title: 'refuses a challenge that S256 cannot have made',
  run: async (world) => {
    for (const code_challenge of ['short', `${pkce.challenge}=`, `${pkce.challenge}A`]) {
      expectRedirect(world, await world.authorize({ code_challenge }), 'invalid_request');
    }
  },
});
