import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-scope',
  title: 'refuses a scope that the client is not registered for',
  run: async (world) => {
    const ending = await world.authorize({ client_id: 'narrow', scope: 'openid reports:read' });
    expectRedirect(world, ending, 'invalid_scope');
  },
});
