import { expect } from 'vitest';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-front-nonce',
  title: 'refuses an ID token without a nonce at the authorization endpoint',
  run: async (world) => {
    const asked = { client_id: 'legacy-app', nonce: undefined };
    for (const response_type of ['id_token', 'id_token token', 'code id_token']) {
      const ending = await world.authorize({ ...asked, response_type });
      expectRedirect(world, ending, 'invalid_request');
    }
    const bare = await world.authorize({ ...asked, response_type: 'token' });
    expect(bare.parameters.has('access_token')).toBe(true);
  },
});
