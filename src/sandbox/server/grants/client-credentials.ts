import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkClientConfidential } from '#sandbox/server/checks/check-client-confidential.ts';
import { checkOwnScope } from '#sandbox/server/checks/check-own-scope.ts';
import { randomText } from '#sandbox/server/http/encoding.ts';
import { issueAccessToken } from '#sandbox/server/tokens/access-token.ts';
import { describeAccessToken, type TokenResponse } from '#sandbox/server/tokens/token-response.ts';
import type { ClientRequest } from './client-request.ts';
import type { Grant } from './records.ts';
import { needsUser, scopesOf, splitScope } from './scope.ts';

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
  const { definition, dependencies, now, sandboxId } = scene;
  const asked = splitScope(form.parameters.get('scope'));
  const own = scopesOf(definition, client).filter((name) => !needsUser(definition, name));
  const grant: Grant = {
    clientId: client.client_id,
    scope: asked.length === 0 ? own : asked,
    authentication: null,
    nonce: null,
    claims: { userinfo: [], idToken: [] },
    resources: scene.narrowing.resources,
    authorizationDetails: scene.narrowing.details ?? [],
  };
  const family = randomText(dependencies.random, 16);
  const lifetime = definition.policy.accessTokenLifetimeSeconds;
  await dependencies.store.update({ sandbox: sandboxId, kind: 'family', key: family }, () => ({
    record: { family, grant, removeAt: now + (lifetime + 3600) * 1000 },
    result: null,
  }));
  return {
    access_token: await issueAccessToken(scene, family, grant),
    ...describeAccessToken(scene, grant),
    ...(grant.scope.length > 0 && { scope: grant.scope.join(' ') }),
  };
}
