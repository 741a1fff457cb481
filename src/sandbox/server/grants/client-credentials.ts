import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkClientConfidential } from '#sandbox/server/checks/check-client-confidential.ts';
import { checkOwnScope } from '#sandbox/server/checks/check-own-scope.ts';
import { issueAccessToken } from '#sandbox/server/tokens/access-token.ts';
import { describeAccessToken, type TokenResponse } from '#sandbox/server/tokens/token-response.ts';
import type { ClientRequest } from './client-request.ts';
import type { Grant } from './records.ts';
import { ownScope, splitScope } from './scope.ts';
import { startFamily } from './start-family.ts';

/** What holds for a client that asks for itself. @see RFC 6749 §4.4 */
export const clientCredentialsChecks: readonly Check<ClientRequest>[] = [
  checkClientConfidential,
  checkOwnScope,
];

/** Gives a client a token in its own name, and no refresh token. @see RFC 6749 §4.4.3 */
export async function grantClientCredentials(request: ClientRequest): Promise<TokenResponse> {
  const { scene, form } = request;
  await runChecks(clientCredentialsChecks, request, scene.trail.checks);
  const client = present(request.client, 'the client');
  const asked = splitScope(form.parameters.get('scope'));
  const grant: Grant = {
    clientId: client.client_id,
    scope: asked.length === 0 ? ownScope(scene.definition, client) : asked,
    authentication: null,
    nonce: null,
    claims: { userinfo: [], idToken: [] },
    resources: scene.narrowing.resources,
    authorizationDetails: scene.narrowing.details ?? [],
  };
  const { family } = await startFamily(scene, grant);
  return {
    access_token: await issueAccessToken(scene, present(family, 'the family'), grant),
    ...describeAccessToken(scene, grant),
    ...(grant.scope.length > 0 && { scope: grant.scope.join(' ') }),
  };
}
