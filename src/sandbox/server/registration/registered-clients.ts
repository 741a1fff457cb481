import type { SandboxClient, SandboxDefinition } from '#sandbox/contract/definition.ts';
import {
  registrationLimitCount,
  registrationScope,
  sandboxClientSchema,
} from '#sandbox/contract/definition.ts';
import type { SandboxDependencies } from '#sandbox/server/ports.ts';
import type { ClientMetadata } from './client-metadata.ts';

/** A client that registered itself, or that a document describes. @see RFC 7591 §3.2.1 */
export interface RegisteredClient {
  readonly clientId: string;
  /** Null where its method needs none. */
  readonly secret: string | null;
  /** Hash of what manages it. @see RFC 7592 §3 */
  readonly tokenHash: string;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly usedAt: number;
  readonly metadata: ClientMetadata;
  /**
   * Until when its document is taken as it was read; left out: it registered itself.
   * @see Client ID Metadata Document §5.2
   */
  readonly freshUntil?: number;
}

type Where = Pick<SandboxDependencies, 'store'>;

/** All of a sandbox are one record, so that they can be counted. */
const address = (sandbox: string) => ({ sandbox, kind: 'registered', key: 'all' }) as const;

/** The clients that registered themselves, in no order. */
export async function readRegistered(
  { store }: Where,
  sandbox: string,
): Promise<readonly RegisteredClient[]> {
  return (await store.read(address(sandbox)))?.clients ?? [];
}

/** Changes the list with nothing in between; beyond the limit the least recently used goes. */
function change(
  { store }: Where,
  sandbox: string,
  make: (clients: readonly RegisteredClient[]) => readonly RegisteredClient[],
): Promise<null> {
  return store.update(address(sandbox), (record) => {
    const clients = make(record?.clients ?? [])
      .toSorted((one, other) => other.usedAt - one.usedAt)
      .slice(0, registrationLimitCount);
    // It ends with the sandbox, and not before.
    const kept = { clients, family: null, removeAt: Number.MAX_SAFE_INTEGER };
    return { record: clients.length === 0 ? null : kept, result: null };
  });
}

/** Keeps a client, in the place of what it was before. @see RFC 7591 §3, RFC 7592 §2.2 */
export function keepRegistered(
  where: Where,
  sandbox: string,
  client: RegisteredClient,
): Promise<null> {
  return change(where, sandbox, (clients) => [client, ...others(clients, client.clientId)]);
}

/** Forgets a client. @see RFC 7592 §2.3 */
export function removeRegistered(where: Where, sandbox: string, clientId: string): Promise<null> {
  return change(where, sandbox, (clients) => others(clients, clientId));
}

function others(clients: readonly RegisteredClient[], clientId: string) {
  return clients.filter((one) => one.clientId !== clientId);
}

/** To write with each request would be slow, and to the minute is exact enough. */
const usePauseMilliseconds = 60_000;

/** Writes down that a client was here, so that it is not the first to make room. */
export async function noteUse(
  where: Where,
  { sandbox, clientId, now }: { sandbox: string; clientId: string; now: number },
): Promise<void> {
  await change(where, sandbox, (clients) =>
    clients.map((one) => (one.clientId === clientId ? { ...one, usedAt: now } : one)),
  );
}

/** Whether its use is still to be written down. */
export function isUseStale({ usedAt }: RegisteredClient, now: number): boolean {
  return now - usedAt >= usePauseMilliseconds;
}

/**
 * A registered client as every other is known. Anybody can name their document as they like, so people
 * are told where it is too.
 * @see RFC 7591 §2, Client ID Metadata Document §8.4
 */
export function toSandboxClient(registered: RegisteredClient): SandboxClient {
  const { clientId, secret, metadata, freshUntil } = registered;
  const name = metadata.client_name ?? clientId;
  return sandboxClientSchema.parse({
    ...metadata,
    client_id: clientId,
    client_name: freshUntil === undefined ? name : `${name} (${new URL(clientId).host})`,
    ...(secret !== null && { client_secret: secret }),
    redirect_uris: metadata.redirect_uris ?? [],
    post_logout_redirect_uris: metadata.post_logout_redirect_uris ?? [],
    grant_types: metadata.grant_types ?? [],
    scope: metadata.scope ?? '',
  });
}

/** A definition with the clients that registered themselves, and the scope that lets more do so. */
export function withRegistered(
  definition: SandboxDefinition,
  registered: readonly RegisteredClient[],
): SandboxDefinition {
  const { clients, scopes, policy } = definition;
  const isAsked = policy.registration === 'initial-access-token';
  const hasScope = scopes.some(({ name }) => name === registrationScope);
  const isMet = ({ freshUntil }: RegisteredClient) =>
    freshUntil === undefined || policy.clientDocuments === 'fetched';
  if (registered.length === 0 && (!isAsked || hasScope)) return definition;
  const scope = { name: registrationScope, description: 'Register clients', claims: [] };
  return {
    ...definition,
    // Who owns the sandbox has the last word on a client.
    clients: [...clients, ...registered.filter(isMet).map(toSandboxClient)],
    scopes: isAsked && !hasScope ? [...scopes, scope] : scopes,
  };
}
