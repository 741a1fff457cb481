import type { SandboxClient } from '#sandbox/contract/definition.ts';
import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkAskedScope } from '#sandbox/server/checks/check-asked-scope.ts';
import { checkAuthorizationDetails } from '#sandbox/server/checks/check-authorization-details.ts';
import { checkBackchannelAllowed } from '#sandbox/server/checks/check-backchannel-allowed.ts';
import { checkBackchannelHint } from '#sandbox/server/checks/check-backchannel-hint.ts';
import { checkBackchannelOpenid } from '#sandbox/server/checks/check-backchannel-openid.ts';
import { checkBackchannelUser } from '#sandbox/server/checks/check-backchannel-user.ts';
import { checkBindingMessage } from '#sandbox/server/checks/check-binding-message.ts';
import { checkDeliveryMode } from '#sandbox/server/checks/check-delivery-mode.ts';
import { checkNotificationToken } from '#sandbox/server/checks/check-notification-token.ts';
import { checkRequestedExpiry } from '#sandbox/server/checks/check-requested-expiry.ts';
import { checkResource } from '#sandbox/server/checks/check-resource.ts';
import { checkUserCode } from '#sandbox/server/checks/check-user-code.ts';
import { clientAuthenticationChecks } from '#sandbox/server/checks/client-authentication.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import {
  readBackchannelRequest,
  type BackchannelRequest,
} from '#sandbox/server/grants/backchannel-request.ts';
import { readClientRequest } from '#sandbox/server/grants/client-request.ts';
import { addToInbox } from '#sandbox/server/grants/inbox.ts';
import { detailedWishes } from '#sandbox/server/grants/detailed-wishes.ts';
import { startPoll, type PollStart } from '#sandbox/server/grants/polls.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import { json } from '#sandbox/server/http/responses.ts';

/** What holds for a client that asks for a user who is elsewhere. @see CIBA Core 1.0 §7.2 */
export const backchannelChecks: readonly Check<BackchannelRequest>[] = [
  ...clientAuthenticationChecks,
  checkBackchannelAllowed,
  checkBackchannelOpenid,
  checkAskedScope,
  checkResource,
  checkAuthorizationDetails,
  checkDeliveryMode,
  checkNotificationToken,
  checkBackchannelHint,
  checkBackchannelUser,
  checkUserCode,
  checkBindingMessage,
  checkRequestedExpiry,
];

/** Takes a request, and lets its user decide on a page of their own. @see CIBA Core 1.0 §7.3 */
export const backchannelAuthorize: Endpoint = {
  methods: ['POST'],
  cors: true,
  audience: 'machine',
  answer: async (scene) => {
    const request = await readBackchannelRequest(await readClientRequest(scene));
    await runChecks(backchannelChecks, request, scene.trail.checks);
    const { get } = request.form.parameters;
    const { deviceCodeLifetimeSeconds, pollIntervalSeconds } = scene.definition.policy;
    const asked = Number(get('requested_expiry') ?? deviceCodeLifetimeSeconds);
    const lifetime = Math.min(asked, deviceCodeLifetimeSeconds);
    const { sub } = present(request.user, 'the user');
    const client = present(request.client, 'the client');
    const start = {
      ...({ way: 'ciba', userCode: null, expectedSub: sub, loginHint: null } as const),
      clientId: client.client_id,
      scope: splitScope(get('scope')),
      bindingMessage: get('binding_message'),
      ...detailedWishes(request.form),
      notify: notifyAt(request, client),
    };
    const { handle, key } = await startPoll(scene, start, lifetime);
    await addToInbox(scene, sub, key);
    return json({
      ...{ auth_req_id: handle, expires_in: lifetime },
      ...(request.delivery !== 'push' && { interval: pollIntervalSeconds }),
    });
  },
};

function notifyAt(
  { delivery, form }: BackchannelRequest,
  client: SandboxClient,
): NonNullable<PollStart['notify']> | null {
  if (delivery === 'poll') return null;
  return {
    mode: delivery,
    endpoint: present(client.backchannel_client_notification_endpoint, 'where to notify it'),
    token: present(form.parameters.get('client_notification_token'), 'what to notify it with'),
  };
}
