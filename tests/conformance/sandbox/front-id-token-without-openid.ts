import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-front-openid',
  title: 'refuses an ID token to a request without the scope openid',
  run: async (world) => {
    const asked = { client_id: 'legacy-app', scope: 'orders:read' };
    for (const response_type of ['id_token', 'code id_token token']) {
      const ending = await world.authorize({ ...asked, response_type });
      expectRedirect(world, ending, 'invalid_request');
    }
  },
});
