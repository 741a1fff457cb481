import { basic } from '../../support/sandbox-world.ts';
import { askElsewhere, notifiedClient, notificationToken } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-poll-delivery',
  title: 'refuses a client that asks for tokens which are pushed to it',
  run: async (world) => {
    await world.put(notifiedClient('push'));
    const sent = { client_notification_token: notificationToken };
    const answer = (await (await askElsewhere(world, sent)).json()) as Record<string, string>;
    const grant_type = 'urn:openid:params:grant-type:ciba';
    const asked = { grant_type, auth_req_id: answer['auth_req_id'] };
    await expectRefusal(await world.post('/token', asked, basic()), 'unauthorized_client');
  },
});
