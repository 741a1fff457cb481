import { expect } from 'vitest';
import { clientWith } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-allowed',
  title: 'refuses a code to a client that is not registered for codes, beside tokens too',
  run: async (world) => {
    const ending = await world.authorize({ client_id: 'public-robot' });
    expectRedirect(world, ending, 'unauthorized_client');
    await world.put(clientWith('legacy-app', { grant_types: ['implicit'] }));
    const client_id = 'legacy-app';
    const hybrid = await world.authorize({ client_id, response_type: 'code id_token' });
    expectRedirect(world, hybrid, 'unauthorized_client');
    const implicit = await world.authorize({ client_id, response_type: 'id_token' });
    expect(implicit.parameters.has('id_token')).toBe(true);
  },
});
