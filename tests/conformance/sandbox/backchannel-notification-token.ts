import { askElsewhere, notifiedClient, notificationToken } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-notification-token',
  title: 'refuses to notify a client that sends no good token for it',
  run: async (world) => {
    for (const mode of ['ping', 'push'] as const) {
      await world.put(notifiedClient(mode));
      await expectRefusal(await askElsewhere(world), 'invalid_request');
      for (const token of ['short', `${notificationToken} `, 'x'.repeat(1025)]) {
        const sent = { client_notification_token: token };
        await expectRefusal(await askElsewhere(world, sent), 'invalid_request');
      }
    }
  },
});
