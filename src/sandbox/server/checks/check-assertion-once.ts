import { present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { findFirstUse, settle } from './assertion-rules.ts';
import { refuseClient } from './refuse-client.ts';

/** The assertion is used for the first time: each has a `jti`, kept until it would have expired. */
export const checkAssertionOnce: Check<ClientRequest> = {
  name: 'check-assertion-once',
  spec: 'OpenID Connect Core 1.0 §9',
  run: async (request) => {
    if (request.assertion === null) return skipped('no assertion');
    const issuer = present(request.client, 'the client').client_id;
    const { jti, exp } = present(request.assertion.jws, 'the assertion').claims;
    if (typeof jti !== 'string') throw refuseClient(request, 'The assertion has no jti.');
    const finding = await findFirstUse(request.scene, { issuer, id: jti, exp });
    return settle(finding, (description) => refuseClient(request, description));
  },
};
