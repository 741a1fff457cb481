import { expect } from 'vitest';
import { redirectUri } from './sandbox-definition.ts';
import type { SandboxWorld } from './sandbox-world.ts';

/** A registration as the server tells of it. @see RFC 7591 §3.2.1 */
export interface Registered {
  readonly client_id: string;
  readonly client_secret?: string;
  readonly registration_access_token: string;
  readonly registration_client_uri: string;
  readonly [member: string]: unknown;
}

/** What a client of tests says of itself, unless a test says otherwise. */
const description = { client_name: 'A stranger', redirect_uris: [redirectUri] };

/** Sends a description; a member that is undefined is left out. */
export function askToRegister(
  world: SandboxWorld,
  members: object = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  return world.fetch(`${world.issuer}/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ ...description, ...members }),
  });
}

/** A client that has registered itself. */
export async function registerClient(world: SandboxWorld, members?: object): Promise<Registered> {
  const response = await askToRegister(world, members);
  expect(response.status).toBe(201);
  return (await response.json()) as Registered;
}

/** Asks at a registration's own address, with its token unless said otherwise. */
export function manage(
  world: SandboxWorld,
  registered: Registered,
  { method = 'GET', body, token = registered.registration_access_token }: Managing = {},
): Promise<Response> {
  return world.fetch(registered.registration_client_uri, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

interface Managing {
  readonly method?: 'GET' | 'PUT' | 'DELETE';
  readonly body?: object;
  readonly token?: string;
}

/** What may be sent back of a registration. @see RFC 7592 §2.2 */
export function toSendBack(registered: Registered): Record<string, unknown> {
  const told = /^(?:registration_|client_secret_expires_at$|client_id_issued_at$)/;
  return Object.fromEntries(Object.entries(registered).filter(([name]) => !told.test(name)));
}
