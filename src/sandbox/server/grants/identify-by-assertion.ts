import type { SandboxClient } from '#sandbox/contract/definition.ts';
import { assertionGrants } from './bearer-assertion.ts';
import type { ClientRequest } from './client-request.ts';
import { readBearerAssertion } from './read-bearer-assertion.ts';

/**
 * A client need neither name nor prove itself to trade an assertion. Then the request counts as its
 * issuer's: of the client that is it, or of a guest by its name. Who that is shows when the
 * assertion is verified, and nothing but the two grants is open to it.
 * @see RFC 7521 §4.1, RFC 7523 §2.1
 */
export function identifyByAssertion(request: ClientRequest): ClientRequest {
  const { form, clientId, basic, secret, assertion, scene } = request;
  const isNamed = [clientId, basic, secret, assertion].some((one) => one !== null);
  if (isNamed || !assertionGrants.includes(form.parameters.get('grant_type') ?? '')) return request;
  const issuer = readBearerAssertion(form.parameters)?.issuer ?? null;
  const known = scene.definition.clients.find(({ client_id }) => client_id === issuer);
  const client: SandboxClient = { ...(known ?? guest(issuer)), token_endpoint_auth_method: 'none' };
  scene.trail.clientId = issuer;
  return { ...request, clientId: client.client_id, client };
}

function guest(issuer: string | null): SandboxClient {
  return {
    client_id: issuer ?? 'guest',
    client_name: 'Nobody by name',
    token_endpoint_auth_method: 'none',
    ...{ redirect_uris: [], post_logout_redirect_uris: [], scope: '' },
    grant_types: [...assertionGrants],
  };
}
