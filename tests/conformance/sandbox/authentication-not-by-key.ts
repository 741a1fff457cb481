import { expect } from 'vitest';
import { askAsKeyClient, assertedBySecret } from '../../support/client-jwt.ts';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-authentication-policy',
  title: 'refuses secrets and public clients where the policy wants a key',
  run: async (world) => {
    await world.put(testDefinition({ clientAuthentication: 'asymmetric-only' }));
    const grant = { grant_type: 'client_credentials' };
    await expectRefusal(await world.post('/token', grant, basic()), 'invalid_client', 401);
    const bySecret = await assertedBySecret(world);
    await expectRefusal(await world.post('/token', { ...grant, ...bySecret }), 'invalid_client');
    await expectRefusal(await world.redeem('any'), 'invalid_client');
    expect((await askAsKeyClient(world)).status).toBe(200);
  },
});
