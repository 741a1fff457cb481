import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { apiAudience } from '#sandbox/server/grants/resources.ts';
import { json } from '#sandbox/server/http/responses.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { proofAlgorithms } from '#sandbox/server/tokens/dpop-proof.ts';
import { takenAlgorithms } from '#sandbox/server/tokens/taken-algorithms.ts';

/** What the API, or one resource of it, says of itself. @see RFC 9728 §2 and §3.2 */
export const resourceMetadata: Endpoint = {
  methods: ['GET'],
  cors: true,
  audience: 'machine',
  answer: (scene) => json(describeResource(scene)),
};

function describeResource({ url, issuer, definition }: Scene): object {
  const { apis, policy } = definition;
  const path = /\/api\/([^/]+)$/.exec(url.pathname)?.[1];
  const one = apis.find((api) => api.path === path);
  if (path !== undefined && one === undefined) {
    throw new OAuthError('not_found', 'The API has no such resource.', { status: 404 });
  }
  const meant = one === undefined ? apis : [one];
  const resource = apiAudience(issuer);
  return {
    resource: one === undefined ? resource : `${resource}/${one.path}`,
    resource_name: one === undefined ? 'The API of the sandbox' : one.title,
    authorization_servers: [issuer],
    scopes_supported: [...new Set(meant.map(({ scope }) => scope))],
    bearer_methods_supported: ['header'],
    dpop_signing_alg_values_supported: takenAlgorithms(definition, proofAlgorithms),
    dpop_bound_access_tokens_required: policy.dpop === 'required',
  };
}
