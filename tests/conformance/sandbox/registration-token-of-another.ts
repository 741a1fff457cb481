import { expect } from 'vitest';
import { manage, registerClient, toSendBack } from '../../support/sandbox-registration.ts';
import { defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registration-token',
  title: 'lets nobody manage a registration without its own token, not even after it is gone',
  run: async (world) => {
    const registered = await registerClient(world);
    const other = await registerClient(world);
    const stranger = { token: other.registration_access_token };
    expectChallenge(await world.fetch(registered.registration_client_uri), 401, null);
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const body = method === 'PUT' ? { body: toSendBack(registered) } : {};
      const refused = await manage(world, registered, { ...stranger, method, ...body });
      expectChallenge(refused, 401, 'invalid_token');
    }
    expect((await manage(world, registered)).status).toBe(200);
    expect((await manage(world, registered, { method: 'DELETE' })).status).toBe(204);
    expectChallenge(await manage(world, registered), 401, 'invalid_token');
  },
});
