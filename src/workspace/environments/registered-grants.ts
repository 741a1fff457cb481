import { starterGrantTypes } from '#sandbox/contract/starter.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { grantTypesOf } from './sandbox-clients.ts';

/**
 * The grants that a sandbox has a client registered for; null for a server that does not tell, and
 * for a client that its sandbox does not know yet.
 * @see RFC 7591 §2 (`grant_types`)
 */
export function registeredGrants(
  { sandbox }: Pick<Environment, 'sandbox'>,
  client: Pick<Client, 'clientId' | 'authentication'>,
): readonly string[] | null {
  if (sandbox === null) return null;
  if (sandbox.definition === null) return starterGrantTypes[client.clientId] ?? null;
  const known = sandbox.definition.clients.find(({ client_id }) => client_id === client.clientId);
  // What the definition says of it was written for the client as it was, and is renewed when it is put.
  return known === undefined ? null : grantTypesOf(client, known);
}
