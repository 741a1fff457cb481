import type { Flow } from '#flows/define-flow.ts';
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

interface ClientChoice {
  readonly environment: Environment;
  readonly flow: Pick<Flow, 'publicClients'>;
  /** Our id of the client that the address names. */
  readonly wanted: string | null;
}

/** The client that an address names, else the selected one or the first that the flow can use. */
export function chooseClient(
  { selected }: Pick<WorkspaceState, 'selected'>,
  { environment, flow, wanted }: ClientChoice,
): Client | null {
  const { clients } = environment;
  const named = clients.find(({ id }) => id === wanted);
  if (named !== undefined) return named;
  const usable = clients.filter((client) => canUse(client, flow));
  const isSelected = ({ id }: Client) => id === selected.clientKey;
  return usable.find(isSelected) ?? usable[0] ?? clients.find(isSelected) ?? clients[0] ?? null;
}

/** False for a public client where the flow needs one that can keep a secret. RFC 6749 §4.4 */
export function canUse(
  client: Pick<Client, 'authentication'>,
  flow: Pick<Flow, 'publicClients'>,
): boolean {
  return flow.publicClients || client.authentication !== 'none';
}
