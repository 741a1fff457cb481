import type { SandboxClient, SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';

const ownMembers = [
  ...(['client_id', 'client_name', 'client_secret', 'token_endpoint_auth_method'] as const),
  ...(['redirect_uris', 'post_logout_redirect_uris', 'grant_types', 'scope'] as const),
  ...(['jwks', 'jwks_uri'] as const),
] as const;

type OwnMember = (typeof ownMembers)[number];

/**
 * What a sandbox knows of a client beyond what the client itself is: how it is answered, and what it
 * must keep to. The names are those of the registries of RFC 7591 and OpenID Connect.
 */
export type ClientMembers = Omit<SandboxClient, OwnMember>;

/** The members that a sandbox has for a client; none for one that it does not know yet. */
export function membersOf(definition: SandboxDefinition | null, clientId: string): ClientMembers {
  const known = definition?.clients.find(({ client_id }) => client_id === clientId);
  return known === undefined ? {} : rest(known);
}

/** An environment whose sandbox has these members for a client, in place of those it had. */
export function withMembers(
  environment: Environment,
  { client, members }: { readonly client: Client; readonly members: ClientMembers },
): Environment {
  const { sandbox } = environment;
  const definition = sandbox?.definition ?? null;
  if (sandbox === null || definition === null) return environment;
  const before = environment.clients.find(({ id }) => id === client.id)?.clientId;
  const known = definition.clients.find(({ client_id }) => client_id === before);
  const described = { ...bare(client), ...own(known), client_id: client.clientId, ...set(members) };
  const others = definition.clients.filter(
    ({ client_id }) => client_id !== before && client_id !== client.clientId,
  );
  return {
    ...environment,
    sandbox: { ...sandbox, definition: { ...definition, clients: [...others, described] } },
  };
}

// The rest of it is filled in from the client, each time the definition is put in place.
function bare({ clientId, name, authentication }: Client): SandboxClient {
  return {
    client_id: clientId,
    client_name: name,
    token_endpoint_auth_method: authentication,
    ...{ redirect_uris: [], post_logout_redirect_uris: [], grant_types: [], scope: '' },
  };
}

const isOwn = (name: string) => ownMembers.some((member) => member === name);

function own(known: SandboxClient | undefined): Partial<Pick<SandboxClient, OwnMember>> {
  return Object.fromEntries(Object.entries(known ?? {}).filter(([name]) => isOwn(name)));
}

function rest(known: SandboxClient): ClientMembers {
  return Object.fromEntries(Object.entries(known).filter(([name]) => !isOwn(name)));
}

/** A member that is left out has its default, which an empty text or undefined would not give it. */
function set(members: ClientMembers): ClientMembers {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  );
}
