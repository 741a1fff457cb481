import type { Core } from '#workspace/core.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { definitionInPlace } from './sandbox-clients.ts';

/**
 * The environment with a client that is registered with these members, where it is a sandbox of the
 * user’s own; any other server is left as it is. What is not said counts as its default.
 * @see CIBA Core 1.0 §4
 */
export async function registerMembers(
  { keeper, ports }: Core,
  { environment, client }: { readonly environment: Environment; readonly client: Client },
  members: Readonly<Record<string, string>>,
): Promise<Environment> {
  const { sandbox, clients } = environment;
  const definition = sandbox?.definition ?? null;
  if (sandbox === null || definition === null) return environment;
  const described = definitionInPlace(definition, clients, ports.navigation.appUrl()).clients;
  const known = described.find(({ client_id }) => client_id === client.clientId);
  const now: Readonly<Record<string, unknown>> = { ...defaults, ...known };
  if (Object.entries(members).every(([name, value]) => now[name] === value)) return environment;
  const registered = described.map((one) =>
    one === known ? Object.assign({}, one, members) : one,
  );
  const changed = { ...sandbox, definition: { ...definition, clients: registered } };
  const after = { ...environment, sandbox: changed, changedAt: ports.clock() };
  await keeper.putEnvironment(after);
  return after;
}

const defaults = { backchannel_token_delivery_mode: 'poll' };
