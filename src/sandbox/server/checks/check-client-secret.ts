import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { equalsInConstantTime } from '#sandbox/server/http/encoding.ts';
import { refuseClient } from './refuse-client.ts';

/** The secret is the client's. */
export const checkClientSecret: Check<ClientRequest> = {
  name: 'check-client-secret',
  spec: 'RFC 6749 §2.3.1',
  run: (request) => {
    const client = present(request.client, 'the client');
    if (request.method === 'none') return skipped('the client is public');
    if (request.assertion !== null) return skipped('the client authenticates by an assertion');
    const isRight =
      client.client_secret !== undefined &&
      equalsInConstantTime(request.secret ?? '', client.client_secret);
    if (isRight) return passed();
    throw refuseClient(request, 'The client secret is wrong.');
  },
};
