import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { bearerChecks } from '#sandbox/server/checks/bearer.ts';
import { checkTokenUser } from '#sandbox/server/checks/check-token-user.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { readBearer, type BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import { json, jwt } from '#sandbox/server/http/responses.ts';
import type { SandboxClient } from '#sandbox/contract/definition.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { answerJwt } from '#sandbox/server/tokens/answer-jwt.ts';
import { claimsAskedFor, claimsOfScopes } from '#sandbox/server/tokens/released-claims.ts';

/** What holds for a request for claims. @see OpenID Connect Core 1.0 §5.3.1 */
export const userinfoChecks: readonly Check<BearerRequest>[] = [...bearerChecks, checkTokenUser];

/** Claims about the user whose token is shown. @see OpenID Connect Core 1.0 §5.3 */
export const userinfo: Endpoint = {
  methods: ['GET', 'POST'],
  cors: true,
  audience: 'machine',
  misbehaves: true,
  takesProofs: true,
  answer: async (scene) => {
    const request = await readBearer(scene, {
      places: 'header-or-form',
      scopeNeeded: 'openid',
      audiences: null,
      stepUp: { acr: null, maxAgeSeconds: null },
      metadataAddress: null,
    });
    await runChecks(userinfoChecks, request, scene.trail.checks);
    const { definition } = scene;
    const claims = present(request.claims, 'the claims');
    const user = present(
      definition.users.find(({ sub }) => sub === claims['sub']),
      'the user',
    );
    const scope = splitScope(String(claims['scope']));
    const body = {
      ...claimsOfScopes(definition, user, scope),
      ...claimsAskedFor(user, request.family?.grant.claims.userinfo ?? []),
      sub: user.sub,
    };
    const client = definition.clients.find(({ client_id }) => client_id === claims['client_id']);
    return client === undefined ? json(body) : answer(scene, client, body);
  },
};

/** As JSON, or in the form that the client is registered for. @see OpenID Connect Core 1.0 §5.3.2 */
async function answer(scene: Scene, client: SandboxClient, body: object): Promise<Response> {
  const form = {
    signedWith: client.userinfo_signed_response_alg,
    encryptedWith: client.userinfo_encrypted_response_alg,
    contentEncryption: client.userinfo_encrypted_response_enc,
  };
  if (form.signedWith === undefined && form.encryptedWith === undefined) return json(body);
  const signed = form.signedWith !== undefined && { iss: scene.issuer, aud: client.client_id };
  const claims = { ...body, ...signed };
  return jwt(await answerJwt(scene, client, { form, typ: 'JWT', claims }), 'application/jwt');
}
