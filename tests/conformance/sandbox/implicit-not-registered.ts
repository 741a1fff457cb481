import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-implicit-allowed',
  title: 'refuses tokens to a client that is registered for codes alone',
  run: async (world) => {
    for (const response_type of ['token', 'id_token', 'code id_token']) {
      expectRedirect(world, await world.authorize({ response_type }), 'unauthorized_client');
    }
  },
});
