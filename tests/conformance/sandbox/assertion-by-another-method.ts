import { asserted, assertionClaims } from '../../support/client-jwt.ts';
import { backendSecret } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-client-method',
  title: 'refuses an assertion of a client that is registered for Basic',
  run: async (world) => {
    const key = new TextEncoder().encode(backendSecret);
    const claims = assertionClaims(world, 'backend');
    const proof = await asserted(world, claims, { alg: 'HS256', key });
    const response = await world.post('/token', { grant_type: 'client_credentials', ...proof });
    await expectRefusal(response, 'invalid_client');
  },
});
