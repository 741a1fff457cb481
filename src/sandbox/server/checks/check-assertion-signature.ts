import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/** The assertion is signed by a key of the client, or by its secret. */
export const checkAssertionSignature: Check<ClientRequest> = {
  name: 'check-assertion-signature',
  spec: 'RFC 7523 §3',
  run: (request) => {
    if (request.assertion === null) return skipped('no assertion');
    if (request.isAssertionSigned) return passed(request.method);
    throw refuseClient(request, whyNot(request));
  },
};

function whyNot({ client, method }: ClientRequest): string {
  if (method === 'client_secret_jwt') return 'The assertion is not signed by the client secret.';
  if (client?.jwks === undefined && client?.jwks_uri !== undefined) {
    return 'The client has its keys at jwks_uri, which the sandbox does not fetch; register jwks.';
  }
  return 'The assertion is not signed by a key in the jwks of the client.';
}
