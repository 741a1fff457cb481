import { runChecks } from '#sandbox/server/check.ts';
import { bearerChecks } from '#sandbox/server/checks/bearer.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { readBearer } from '#sandbox/server/grants/bearer-request.ts';
import { apiAudience } from '#sandbox/server/grants/resources.ts';
import { resourceMetadataAddress } from '#sandbox/contract/issuer-addresses.ts';
import { json } from '#sandbox/server/http/responses.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A resource server to call with a token. @see RFC 6750 §2.1 and §3 */
export const api: Endpoint = {
  methods: ['GET', 'POST'],
  cors: true,
  audience: 'machine',
  misbehaves: true,
  takesProofs: true,
  answer: async (scene) => {
    const path = scene.url.pathname.split('/').at(-1);
    const resource = scene.definition.apis.find((one) => one.path === path);
    if (resource === undefined) {
      throw new OAuthError('not_found', 'The API has no such resource.', { status: 404 });
    }
    const request = await readBearer(scene, {
      places: 'header',
      scopeNeeded: resource.scope,
      stepUp: { acr: resource.acr ?? null, maxAgeSeconds: resource.maxAgeSeconds ?? null },
      metadataAddress: resourceMetadataAddress(scene.issuer, resource.path),
      audiences: [apiAudience(scene.issuer), `${apiAudience(scene.issuer)}/${resource.path}`],
    });
    await runChecks(bearerChecks, request, scene.trail.checks);
    return json(resource.body);
  },
};
