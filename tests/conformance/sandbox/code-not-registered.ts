import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-allowed',
  title: 'refuses a client that is not registered for codes',
  run: async (world) => {
    const ending = await world.authorize({ client_id: 'public-robot' });
    expectRedirect(world, ending, 'unauthorized_client');
  },
});
