import { testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-legacy-response',
  title: 'refuses tokens from the authorization endpoint where the policy has switched them off',
  run: async (world) => {
    await world.put(testDefinition({ legacyGrants: 'refused' }));
    for (const response_type of ['token', 'id_token', 'code id_token']) {
      const ending = await world.authorize({ client_id: 'legacy-app', response_type });
      expectRedirect(world, ending, 'unsupported_response_type');
    }
  },
});
