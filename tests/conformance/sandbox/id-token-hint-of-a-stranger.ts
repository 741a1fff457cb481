import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-id-token-hint',
  title: 'refuses an id_token_hint that it did not sign',
  run: async (world) => {
    const { access_token } = await world.tokens();
    for (const id_token_hint of ['nonsense', 'a.b.c', access_token]) {
      expectRedirect(world, await world.authorize({ id_token_hint }), 'invalid_request');
    }
  },
});
