import { expect } from 'vitest';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-redirect-uri',
  title: 'lets the port differ for a loopback address, and not for localhost',
  run: async (world) => {
    const client = { client_id: 'native-app' };
    const address = { ...client, redirect_uri: 'http://127.0.0.1:51004/callback' };
    expect((await world.authorize(address)).parameters.has('code')).toBe(true);
    const name = { ...client, redirect_uri: 'http://localhost:51004/callback' };
    expectPage(await world.authorize(name), 'redirect_uri is not one');
    const path = { ...client, redirect_uri: 'http://127.0.0.1:51004/other' };
    expectPage(await world.authorize(path), 'redirect_uri is not one');
  },
});
