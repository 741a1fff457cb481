import { runChecks, type Check } from '#sandbox/server/check.ts';
import { checkClientConfidential } from '#sandbox/server/checks/check-client-confidential.ts';
import { checkGrantAllowed } from '#sandbox/server/checks/check-grant-allowed.ts';
import { checkGrantType } from '#sandbox/server/checks/check-grant-type.ts';
import { checkOwnScope } from '#sandbox/server/checks/check-own-scope.ts';
import { clientAuthenticationChecks } from '#sandbox/server/checks/client-authentication.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { grantClientCredentials } from '#sandbox/server/grants/client-credentials.ts';
import { readClientRequest, type ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { json } from '#sandbox/server/http/responses.ts';

/** What holds for every request to the token endpoint. @see RFC 6749 §3.2 */
export const tokenChecks: readonly Check<ClientRequest>[] = [
  ...clientAuthenticationChecks,
  checkGrantType,
  checkGrantAllowed,
];

/** What holds for a client that asks for itself. @see RFC 6749 §4.4 */
export const clientCredentialsChecks: readonly Check<ClientRequest>[] = [
  checkClientConfidential,
  checkOwnScope,
];

/** Changes a grant for tokens. @see RFC 6749 §3.2 */
export const token: Endpoint = {
  methods: ['POST'],
  cors: true,
  audience: 'machine',
  answer: async (scene) => {
    const request = await readClientRequest(scene);
    await runChecks(tokenChecks, request, scene.trail.checks);
    await runChecks(clientCredentialsChecks, request, scene.trail.checks);
    return json(await grantClientCredentials(request));
  },
};
