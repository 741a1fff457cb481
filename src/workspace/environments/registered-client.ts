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
}

/** A client of an environment from what its registration brought; null before there is one. */
export function registeredClient({ memory, id, keys }: RegisteredFrom): Client | null {
  const { registeredClientId: clientId, registrationClientUri: uri } = memory;
  if (clientId === null) return null;
  const reading = readBodyText(memory.registration ?? '{}');
  const members: JsonMembers = reading.kind === 'object' ? reading.members : {};
  const accessToken = memory.registrationAccessToken;
  const redirectUris = members['redirect_uris'];
  const first: unknown = Array.isArray(redirectUris) ? redirectUris[0] : null;
  return {
    ...freshClient,
    id,
    name: textOf(members['client_name']) ?? clientId,
    clientId,
    authentication: methodOf(members, memory.registeredClientSecret),
    clientSecret: memory.registeredClientSecret,
    redirectUri: textOf(first),
    scope: textOf(members['scope']) ?? 'openid',
    keys: 'jwks' in members ? keys : [],
    registration: uri === null || accessToken === null ? null : { uri, accessToken },
  };
}

// RFC 7591 §2: where the server says nothing, it is Basic; without a secret that cannot be.
function methodOf(members: JsonMembers, secret: string | null): Client['authentication'] {
  const named = clientAuthMethods.find((one) => one === members['token_endpoint_auth_method']);
  return named ?? (secret === null ? 'none' : 'client_secret_basic');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
