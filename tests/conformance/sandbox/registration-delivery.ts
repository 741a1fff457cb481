import { expect } from 'vitest';
import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registered-delivery',
  title: 'registers no client to be told of a sign-in without an address to tell it at',
  run: async (world) => {
    const members = {
      grant_types: ['urn:openid:params:grant-type:ciba'],
      backchannel_token_delivery_mode: 'ping',
    };
    await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
    const backchannel_client_notification_endpoint = 'https://client.example/notifications';
    const withAddress = { ...members, backchannel_client_notification_endpoint };
    expect((await askToRegister(world, withAddress)).status).toBe(201);
  },
});
