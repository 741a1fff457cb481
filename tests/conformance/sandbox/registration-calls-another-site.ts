import { expect } from 'vitest';
import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

const page = { Origin: 'https://page.example' };

export const wrong = defineWrong({
  check: 'check-registered-addresses',
  title: 'lets no page of another site name an address for the sandbox to call but its own',
  run: async (world) => {
    const neighbour = { backchannel_logout_uri: 'http://192.168.1.1/reboot' };
    world.callFrom('other-page');
    await expectRefusal(await askToRegister(world, neighbour, page), 'invalid_client_metadata');
    const own = { backchannel_logout_uri: 'https://page.example/logout' };
    expect((await askToRegister(world, own, page)).status).toBe(201);
    world.callFrom('not-a-page');
    expect((await askToRegister(world, neighbour)).status).toBe(201);
  },
});
