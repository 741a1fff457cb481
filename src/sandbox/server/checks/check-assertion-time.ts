import { present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { findTime, settle } from './assertion-rules.ts';
import { refuseClient } from './refuse-client.ts';

/** The assertion is good now: it expires, has not yet, and its time has come. */
export const checkAssertionTime: Check<ClientRequest> = {
  name: 'check-assertion-time',
  spec: 'RFC 7523 §3',
  run: (request) => {
    if (request.assertion === null) return skipped('no assertion');
    const { exp, nbf, iat } = present(request.assertion.jws, 'the assertion').claims;
    const finding = findTime(request.scene, { exp, nbf, iat });
    return settle(finding, (description) => refuseClient(request, description));
  },
};
