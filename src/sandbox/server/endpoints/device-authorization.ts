import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkAskedScope } from '#sandbox/server/checks/check-asked-scope.ts';
import { checkAuthorizationDetails } from '#sandbox/server/checks/check-authorization-details.ts';
import { checkDeviceAllowed } from '#sandbox/server/checks/check-device-allowed.ts';
import { checkResource } from '#sandbox/server/checks/check-resource.ts';
import { clientAuthenticationChecks } from '#sandbox/server/checks/client-authentication.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { readClientRequest, type ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { detailedWishes } from '#sandbox/server/grants/detailed-wishes.ts';
import { startPoll } from '#sandbox/server/grants/polls.ts';
import { defaultScope, splitScope } from '#sandbox/server/grants/scope.ts';
import { makeUserCode, showUserCode } from '#sandbox/server/grants/user-code.ts';
import { json } from '#sandbox/server/http/responses.ts';

/** What holds for a device that wants to be let in. @see RFC 8628 §3.1, RFC 8707 §2, RFC 9396 §3 */
export const deviceChecks: readonly Check<ClientRequest>[] = [
  ...clientAuthenticationChecks,
  checkDeviceAllowed,
  checkAskedScope,
  checkResource,
  checkAuthorizationDetails,
];

/** Gives a device a code to ask with, and one for its user to type. @see RFC 8628 §3.2 */
export const deviceAuthorization: Endpoint = {
  methods: ['POST'],
  cors: true,
  audience: 'machine',
  answer: async (scene) => {
    const request = await readClientRequest(scene);
    await runChecks(deviceChecks, request, scene.trail.checks);
    const { dependencies, definition, sandboxId, issuer, now } = scene;
    const client = present(request.client, 'the client');
    const asked = splitScope(request.form.parameters.get('scope'));
    const userCode = makeUserCode(dependencies.random);
    const lifetime = definition.policy.deviceCodeLifetimeSeconds;
    const start = {
      ...({ way: 'device', clientId: client.client_id, userCode } as const),
      ...{ bindingMessage: null, expectedSub: null, loginHint: null },
      scope: asked.length === 0 ? defaultScope(definition, client) : asked,
      ...detailedWishes(request.form),
    };
    const { handle, key } = await startPoll(scene, start, lifetime);
    const address = { sandbox: sandboxId, kind: 'userCode', key: userCode } as const;
    const removeAt = now + (lifetime + 3600) * 1000;
    await dependencies.store.update(address, () => ({
      record: { family: null, poll: key, removeAt },
      result: null,
    }));
    const shown = showUserCode(userCode);
    return json({
      device_code: handle,
      user_code: shown,
      verification_uri: `${issuer}/device`,
      verification_uri_complete: `${issuer}/device?user_code=${shown}`,
      expires_in: lifetime,
      interval: definition.policy.pollIntervalSeconds,
    });
  },
};
