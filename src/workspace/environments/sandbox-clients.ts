import type { SandboxClient, SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { callbackUrl } from './resolve-client.ts';

/** The definition to put in place: the environment's clients, at this app's own address. */
export function definitionInPlace(
  definition: SandboxDefinition,
  clients: Environment['clients'],
  appUrl: string,
): SandboxDefinition {
  const described = clients.map((client) => describeClient(client, definition, appUrl));
  // Two clients of one client_id would be one to the server: the later one counts.
  const byId = new Map(described.map((client) => [client.client_id, client]));
  return { ...definition, clients: [...byId.values()] };
}

function describeClient(
  client: Client,
  { clients }: SandboxDefinition,
  appUrl: string,
): SandboxClient {
  const known = clients.find(({ client_id }) => client_id === client.clientId);
  const own = callbackUrl(appUrl);
  const redirectUris = [...new Set([own, client.redirectUri ?? own])];
  const isPublic = client.authentication === 'none';
  return {
    client_id: client.clientId,
    client_name: client.name,
    ...(isPublic ? {} : { client_secret: client.clientSecret ?? '' }),
    token_endpoint_auth_method: client.authentication,
    redirect_uris: redirectUris,
    post_logout_redirect_uris: known?.post_logout_redirect_uris ?? redirectUris,
    grant_types: isPublic
      ? ['authorization_code', 'refresh_token']
      : ['authorization_code', 'refresh_token', 'client_credentials'],
    scope: known?.scope ?? '',
  };
}
