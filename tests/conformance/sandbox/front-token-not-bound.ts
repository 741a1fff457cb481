import { clientWith, testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-front-binding',
  title: 'gives no bearer token at the authorization endpoint where tokens must be bound',
  run: async (world) => {
    const asked = { client_id: 'legacy-app', response_type: 'id_token token' };
    for (const definition of [
      testDefinition({ dpop: 'required' }),
      clientWith('legacy-app', { dpop_bound_access_tokens: true }),
      clientWith('legacy-app', { tls_client_certificate_bound_access_tokens: true }),
    ]) {
      await world.put(definition);
      expectRedirect(world, await world.authorize(asked), 'unauthorized_client');
    }
  },
});
