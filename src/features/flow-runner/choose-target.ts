import type { Flow } from '#flows/define-flow.ts';
import { registeredGrants } from '#workspace/environments/registered-grants.ts';
import { findClient, newClientKey } from '#workspace/environments/new-client.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import type { WorkspaceState } from '#workspace/workspace.ts';

/** The environment that an address names, else the one that is selected, else the first. */
export function chooseEnvironment(
  { environments, selected }: Pick<WorkspaceState, 'environments' | 'selected'>,
  wanted: string | null,
): Environment | null {
  return (
    environments.find(({ id }) => id === wanted) ??
    environments.find(({ id }) => id === selected.environmentId) ??
    environments[0] ??
    null
  );
}

/** What of a flow says who may use it. */
type Demands = Pick<Flow, 'publicClients' | 'grantTypes' | 'makesClient'>;

interface ClientChoice {
  readonly environment: Environment;
  readonly flow: Demands;
  /** Our id of the client that the address names. */
  readonly wanted: string | null;
}

/**
 * The client that an address names, else the selected one or the first that the flow can use; a flow
 * that makes its client begins with none.
 */
export function chooseClient(
  { selected }: Pick<WorkspaceState, 'selected'>,
  { environment, flow, wanted }: ClientChoice,
): Client | null {
  const { clients } = environment;
  const isNew = flow.makesClient === true;
  const named = clients.find(({ id }) => id === wanted);
  if (named !== undefined || isNew) return named ?? findClient(environment, newClientKey);
  const usable = clients.filter((client) => obstacleOf(flow, { environment, client }) === null);
  const isSelected = ({ id }: Client) => id === selected.clientKey;
  return usable.find(isSelected) ?? usable[0] ?? clients.find(isSelected) ?? clients[0] ?? null;
}

/** Why a client cannot use a flow. */
export type Obstacle =
  | { readonly kind: 'public-client' }
  /** The grants that it would have to be registered for, and is not. */
  | { readonly kind: 'missing-grants'; readonly grants: readonly string[] };

/**
 * Why a client cannot use a flow: it is public and the flow needs one that can keep a secret
 * (RFC 6749 §4.4), or its sandbox has not registered it for the flow's grants (RFC 7591 §2). Null
 * where nothing speaks against it; of a server that does not tell its grants, nothing is assumed.
 */
export function obstacleOf(
  flow: Demands,
  { environment, client }: { readonly environment: Environment; readonly client: Client },
): Obstacle | null {
  if (!flow.publicClients && client.authentication === 'none') return { kind: 'public-client' };
  const registered = registeredGrants(environment, client);
  if (registered === null) return null;
  const grants = (flow.grantTypes ?? []).filter((grant) => !registered.includes(grant));
  return grants.length === 0 ? null : { kind: 'missing-grants', grants };
}
