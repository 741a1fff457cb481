import { expect } from 'vitest';
import { manage, registerClient, toSendBack } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-updated-client',
  title: 'refuses an update of another client, by another secret, or of what the server says',
  run: async (world) => {
    const registered = await registerClient(world);
    const same = toSendBack(registered);
    for (const changed of [
      { client_id: undefined },
      { client_id: 'web-app' },
      { client_secret: 'chosen by the client' },
      { registration_access_token: registered.registration_access_token },
      { client_id_issued_at: 0 },
    ]) {
      const body = { ...same, client_name: 'Another name', ...changed };
      const refused = await manage(world, registered, { method: 'PUT', body });
      await expectRefusal(refused, 'invalid_client_metadata');
    }
    const kept = (await (await manage(world, registered)).json()) as object;
    expect(kept).toMatchObject({ client_name: 'A stranger' });
  },
});
