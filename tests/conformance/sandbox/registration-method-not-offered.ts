import { testDefinition } from '../../support/sandbox-definition.ts';
import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registered-method',
  title: 'registers no authentication that the policy refuses, or whose algorithm is another’s',
  run: async (world) => {
    for (const members of [
      { token_endpoint_auth_method: 'tls_client_auth' },
      { token_endpoint_auth_method: 'client_secret_jwt', token_endpoint_auth_signing_alg: 'ES256' },
    ]) {
      await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
    }
    await world.put(testDefinition({ clientAuthentication: 'asymmetric-only' }));
    for (const method of [undefined, 'none', 'client_secret_post', 'client_secret_jwt']) {
      const members = { token_endpoint_auth_method: method };
      await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
    }
  },
});
