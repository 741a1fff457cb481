import { askElsewhere, notifiedClient, notificationToken } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-delivery-mode',
  title: 'refuses to push tokens that must be bound to a key',
  run: async (world) => {
    const sent = { client_notification_token: notificationToken };
    await world.put(notifiedClient('push', { dpop_bound_access_tokens: true }));
    await expectRefusal(await askElsewhere(world, sent), 'unauthorized_client');
  },
});
