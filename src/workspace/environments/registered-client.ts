import { clientAuthMethods } from '#protocol/client-auth/client-auth-methods.ts';
import { readBodyText, type JsonMembers } from '#protocol/http/read-body.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import type { Client } from '#workspace/model/environment.ts';
import { freshClient } from './fresh-client.ts';

/** What a new client is made from. */
export interface RegisteredFrom {
  readonly memory: RunMemory;
  /** Ours, random. */
  readonly id: string;
  /** The keys that its description named, which stay with the client that registered it. */
  readonly keys: Client['keys'];
  /** The client as it is known here; what the server does not tell again is as it was. */
  readonly known?: Client | null;
}

/** A client of an environment from what its registration brought; null before there is one. */
export function registeredClient({ memory, id, keys, known }: RegisteredFrom): Client | null {
  const { registeredClientId: clientId, registrationClientUri: uri } = memory;
  if (clientId === null) return null;
  const members = membersOf(memory);
  const accessToken = memory.registrationAccessToken;
  const secret = memory.registeredClientSecret ?? known?.clientSecret ?? null;
  const isManaged = uri !== null && accessToken !== null;
  return {
    ...freshClient,
    id,
    name: textOf(members['client_name']) ?? clientId,
    clientId,
    authentication: methodOf(members, secret),
    clientSecret: secret,
    redirectUri: textOf(firstOf(members['redirect_uris'])),
    scope: textOf(members['scope']) ?? 'openid',
    keys: 'jwks' in members ? keys : [],
    registration: isManaged ? { uri, accessToken } : (known?.registration ?? null),
  };
}

/** What a registration decides of a client; the rest is this app's own. */
function decided({ name, authentication, clientSecret, redirectUri, registration }: Client) {
  return { name, authentication, clientSecret, redirectUri, registration };
}

/** Whether a client here is as its server last told of it. */
export function isAsTold(known: Client, told: Client): boolean {
  return JSON.stringify(decided(known)) === JSON.stringify(decided(told));
}

/** A client as its server last told of it; what is known of it here alone stays. */
export function takeOver(known: Client, told: Client): Client {
  return { ...known, ...decided(told) };
}

/** Whether what is registered can be used to sign somebody in. @see RFC 7591 §2 (`grant_types`) */
export function mayAskForCodes(memory: RunMemory): boolean {
  const grants = membersOf(memory)['grant_types'];
  return !Array.isArray(grants) || grants.includes('authorization_code');
}

function membersOf({ registration }: RunMemory): JsonMembers {
  const reading = readBodyText(registration ?? '{}');
  return reading.kind === 'object' ? reading.members : {};
}

// RFC 7591 §2: where the server says nothing, it is Basic; without a secret that cannot be.
function methodOf(members: JsonMembers, secret: string | null): Client['authentication'] {
  const named = clientAuthMethods.find((one) => one === members['token_endpoint_auth_method']);
  return named ?? (secret === null ? 'none' : 'client_secret_basic');
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
