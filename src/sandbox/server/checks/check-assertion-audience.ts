import { present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { findAudience, settle } from './assertion-rules.ts';
import { refuseClient } from './refuse-client.ts';

/** The assertion is for this server, by its issuer or, where the policy lets it, an older name. */
export const checkAssertionAudience: Check<ClientRequest> = {
  name: 'check-assertion-audience',
  spec: 'RFC 7523 §3',
  run: (request) => {
    if (request.assertion === null) return skipped('no assertion');
    const { claims } = present(request.assertion.jws, 'the assertion');
    const finding = findAudience(request.scene, claims['aud']);
    return settle(finding, (description) => refuseClient(request, description));
  },
};
