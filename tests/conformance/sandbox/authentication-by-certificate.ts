import { expect } from 'vitest';
import { asserted } from '../../support/client-jwt.ts';
import { clientWith } from '../../support/sandbox-definition.ts';
import { defineWrong } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-certificate-method',
  title: 'refuses a client that is registered for a certificate, whatever else it comes with',
  run: async (world) => {
    for (const method of ['tls_client_auth', 'self_signed_tls_client_auth'] as const) {
      await world.put(clientWith('key-client', { token_endpoint_auth_method: method }));
      const grant = { grant_type: 'client_credentials', client_id: 'key-client' };
      for (const proof of [{}, { client_secret: 'any' }, await asserted(world)]) {
        const response = await world.post('/token', { ...grant, ...proof });
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({
          error: 'invalid_client',
          error_description: expect.stringContaining('sees no certificates') as unknown,
        });
      }
    }
  },
});
