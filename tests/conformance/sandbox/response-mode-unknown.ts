import { expect } from 'vitest';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-response-mode',
  title: 'refuses a response mode that it does not know, and a query for tokens',
  run: async (world) => {
    expectRedirect(world, await world.authorize({ response_mode: 'pigeon' }), 'invalid_request');
    const client_id = 'legacy-app';
    for (const response_type of ['token', 'id_token', 'code token']) {
      const asked = { client_id, response_type, response_mode: 'query' };
      const ending = await world.authorize(asked);
      expectRedirect(world, ending, 'invalid_request');
      expect(ending.url).toContain('#error=');
      const signed = await world.authorize({ ...asked, response_mode: 'query.jwt' });
      expect(signed.parameters.get('response')).not.toBeNull();
      expect((await world.log()).at(-1)).toMatchObject({ error: 'invalid_request' });
    }
  },
});
