import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { bearerChecks } from '#sandbox/server/checks/bearer.ts';
import { checkTokenUser } from '#sandbox/server/checks/check-token-user.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { readBearer, type BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import { json } from '#sandbox/server/http/responses.ts';
import { claimsAskedFor, claimsOfScopes } from '#sandbox/server/tokens/released-claims.ts';

/** What holds for a request for claims. @see OpenID Connect Core 1.0 §5.3.1 */
export const userinfoChecks: readonly Check<BearerRequest>[] = [...bearerChecks, checkTokenUser];

/** Claims about the user whose token is shown. @see OpenID Connect Core 1.0 §5.3 */
export const userinfo: Endpoint = {
  methods: ['GET', 'POST'],
  cors: true,
  audience: 'machine',
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
    return json({
      ...claimsOfScopes(definition, user, scope),
      ...claimsAskedFor(user, request.family?.grant.claims.userinfo ?? []),
      sub: user.sub,
    });
  },
};
