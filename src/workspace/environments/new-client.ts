import type { Client, Environment } from '#workspace/model/environment.ts';
import { freshClient } from './fresh-client.ts';

/** Stands for the client that there is not yet, where else a client of an environment is named. */
export const newClientKey = 'new-client';

/** The client that a flow makes: what it is registered as by itself. @see RFC 7591 §2 */
const newClient: Client = {
  ...freshClient,
  id: newClientKey,
  name: 'A new client',
  clientId: 'a new client',
  // RFC 7591 §2: what a server takes it for that is not told.
  authentication: 'client_secret_basic',
  clientSecret: null,
  redirectUri: null,
  scope: '',
};

/** A client of an environment by our id of it, or the one that is still to be made; null: unknown. */
export function findClient(
  { clients }: Pick<Environment, 'clients'>,
  key: string | null,
): Client | null {
  if (key === newClientKey) return newClient;
  return clients.find(({ id }) => id === key) ?? null;
}
