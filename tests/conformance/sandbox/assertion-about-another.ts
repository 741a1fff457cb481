import { asserted, askAsKeyClient } from '../../support/client-jwt.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-assertion-issuer',
  title: 'refuses an assertion whose iss and sub are not both the client',
  run: async (world) => {
    await expectRefusal(await askAsKeyClient(world, { iss: 'backend' }), 'invalid_client');
    await expectRefusal(await askAsKeyClient(world, { iss: undefined }), 'invalid_client');
    const grant = { grant_type: 'client_credentials', client_id: 'key-client' };
    for (const sub of ['backend', undefined]) {
      const proof = await asserted(world, { sub });
      await expectRefusal(await world.post('/token', { ...grant, ...proof }), 'invalid_client');
    }
  },
});
