import { expect } from 'vitest';
import { askAsKeyClient, asserted } from '../../support/client-jwt.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-assertion-once',
  title: 'refuses an assertion the second time, at any endpoint, and one without a jti',
  run: async (world) => {
    const proof = await asserted(world);
    const grant = { grant_type: 'client_credentials' };
    expect((await world.post('/token', { ...grant, ...proof })).status).toBe(200);
    await expectRefusal(await world.post('/token', { ...grant, ...proof }), 'invalid_client');
    await expectRefusal(await world.post('/revoke', { ...proof, token: 'x' }), 'invalid_client');
    await expectRefusal(await askAsKeyClient(world, { jti: undefined }), 'invalid_client');
  },
});
