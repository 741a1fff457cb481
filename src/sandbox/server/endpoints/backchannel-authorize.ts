import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkAskedScope } from '#sandbox/server/checks/check-asked-scope.ts';
import { checkBackchannelAllowed } from '#sandbox/server/checks/check-backchannel-allowed.ts';
import { checkBackchannelHint } from '#sandbox/server/checks/check-backchannel-hint.ts';
import { checkBackchannelOpenid } from '#sandbox/server/checks/check-backchannel-openid.ts';
import { checkBackchannelUser } from '#sandbox/server/checks/check-backchannel-user.ts';
import { checkBindingMessage } from '#sandbox/server/checks/check-binding-message.ts';
import { checkRequestedExpiry } from '#sandbox/server/checks/check-requested-expiry.ts';
import { clientAuthenticationChecks } from '#sandbox/server/checks/client-authentication.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import {
  readBackchannelRequest,
  type BackchannelRequest,
} from '#sandbox/server/grants/backchannel-request.ts';
import { readClientRequest } from '#sandbox/server/grants/client-request.ts';
import { addToInbox } from '#sandbox/server/grants/inbox.ts';
import { startPoll } from '#sandbox/server/grants/polls.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import { json } from '#sandbox/server/http/responses.ts';

/** What holds for a client that asks for a user who is elsewhere. @see CIBA Core 1.0 §7.2 */
export const backchannelChecks: readonly Check<BackchannelRequest>[] = [
  ...clientAuthenticationChecks,
  checkBackchannelAllowed,
  checkBackchannelOpenid,
  checkAskedScope,
  checkBackchannelHint,
  checkBackchannelUser,
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
    const start = {
      ...({ way: 'ciba', userCode: null, expectedSub: sub, loginHint: null } as const),
      clientId: present(request.client, 'the client').client_id,
      scope: splitScope(get('scope')),
      bindingMessage: get('binding_message'),
    };
    const { handle, key } = await startPoll(scene, start, lifetime);
    await addToInbox(scene, sub, key);
    return json({ auth_req_id: handle, expires_in: lifetime, interval: pollIntervalSeconds });
  },
};
