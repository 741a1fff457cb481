import { askElsewhere, notifiedClient, notificationToken } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-delivery-mode',
  title: 'refuses to notify a client that has no address for it',
  run: async (world) => {
    const sent = { client_notification_token: notificationToken };
    for (const address of [undefined, 'nowhere', 'ftp://client.example/']) {
      const members = { backchannel_client_notification_endpoint: address };
      await world.put(notifiedClient('ping', members));
      await expectRefusal(await askElsewhere(world, sent), 'unauthorized_client');
    }
  },
});
