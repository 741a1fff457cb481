import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-scope',
  title: 'refuses an unknown scope',
  run: async (world) => {
    expectRedirect(world, await world.authorize({ scope: 'openid nonsense' }), 'invalid_scope');
  },
});
