import { fail, ok, type Result } from '#protocol/result.ts';
import { starterClientIds } from '#sandbox/contract/starter.ts';
import { findEnvironment, type Core } from '#workspace/core.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { randomId } from '#workspace/random-text.ts';
import { refreshDrafts } from '#workspace/runner/refresh-drafts.ts';
import type { EnvironmentActions, Undo } from '#workspace/workspace.ts';
import { changeSandbox } from './change-sandbox.ts';
import { type ClientMembers, membersOf, withMembers } from './client-members.ts';
import { createSandbox } from './create-sandbox.ts';
import { defaultEnvironmentId } from './default-environment.ts';
import { discover } from './discover.ts';
import { duplicateEnvironment } from './duplicate-environment.ts';
import { ensureSandbox } from './ensure-sandbox.ts';
import { exportEnvironment, importEnvironment } from './environment-file.ts';
import { fetchKeys } from './fetch-keys.ts';
import { findResource } from './find-resource.ts';
import { freshEnvironment } from './fresh-environment.ts';
import { removeEnvironment } from './remove-environment.ts';
import { rotateKey } from './rotate-key.ts';
import { chooseTransport } from './choose-transport.ts';

type Refusal = Result<null, { readonly reason: string }>;

/** Everything that the screens can do with environments and clients. */
export function createEnvironmentActions(core: Core): EnvironmentActions {
  const inTurn = createTurns();
  return {
    createSandbox: (name) => createSandbox(core, name),
    discover: async (typed, { transport, ...means }) => {
      const found = await discover(typed, {
        ...means,
        transport: core.ports.transports[transport],
      });
      if (!found.ok) return found;
      const { metadata, candidate, problem } = found.value;
      return ok({ metadata, url: candidate.url, problem });
    },
    findResource: (typed, { transport, ...means }) =>
      findResource(typed, { ...means, transport: core.ports.transports[transport] }),
    createRemote: (made) => createRemote(core, made),
    change: async (id, change) => {
      const changed = await changeEnvironment(core, id, change);
      const isInRequests = 'metadata' in change || 'overrides' in change || 'apis' in change;
      if (changed.ok && isInRequests) await refreshDrafts(core, id, null);
      return changed;
    },
    changeSandbox: (id, change) => inTurn(() => changeSandbox(core, id, change)),
    rotateKey: (id, algorithm) => inTurn(() => rotateKey(core, id, algorithm)),
    refreshKeys: (id) => refreshKeys(core, id),
    duplicate: (id) => duplicateEnvironment(core, id),
    remove: (id) => removeEnvironment(core, id),
    saveClient: async (id, client, members) => {
      const saved = await saveClient(core, id, { client, members });
      if (saved.ok) await refreshDrafts(core, id, client.id);
      return saved;
    },
    duplicateClient: (id, clientKey) => duplicateClient(core, id, clientKey),
    removeClient: (id, clientKey) => removeClient(core, id, clientKey),
    exportFile: (id, { secrets }) => exportEnvironment(named(core, id), secrets),
    importFile: (text) => importEnvironment(core, text),
    select: (environmentId, clientKey) => {
      const selected = { environmentId, clientKey };
      core.ports.selection.write(selected);
      core.store.update((state) => ({ ...state, selected }));
    },
  };
}

/** One after another: a switch that is thrown while another is being saved starts from its outcome. */
function createTurns(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task, task);
    last = mine;
    return mine;
  };
}

function named(core: Core, id: string): Environment {
  const environment = findEnvironment(core, id);
  if (environment === null) throw new Error('Failed to find an environment: it was deleted');
  return environment;
}

async function createRemote(
  core: Core,
  made: Parameters<EnvironmentActions['createRemote']>[0],
): Promise<Environment> {
  const at = core.ports.clock();
  const environment: Environment = {
    ...freshEnvironment,
    id: randomId(core.ports.random),
    kind: 'remote',
    createdAt: at,
    changedAt: at,
    sandbox: null,
    clients: [],
    apis: [],
    ...made,
  };
  await core.keeper.putEnvironment(environment);
  // Without keys an ID token is shown unverified; the environment's page offers to try again.
  await refreshKeys(core, environment.id);
  return findEnvironment(core, environment.id) ?? environment;
}

async function refreshKeys(core: Core, id: string): ReturnType<EnvironmentActions['refreshKeys']> {
  // A sandbox that has not been used yet is put in place and read first.
  const ensured = await ensureSandbox(core, named(core, id));
  const environment = ensured.ok ? ensured.value : named(core, id);
  const transport = core.ports.transports[chooseTransport(environment)];
  const fetched = await fetchKeys(environment, transport, new AbortController().signal);
  if (!fetched.ok) return fetched;
  await core.keeper.putEnvironment({ ...named(core, id), keys: fetched.value });
  return ok(null);
}

async function changeEnvironment(
  core: Core,
  id: string,
  change: Partial<Environment>,
): Promise<Refusal> {
  const environment = named(core, id);
  const changed = { ...environment, ...change, changedAt: core.ports.clock() };
  if (changed.name.trim() === '') return fail({ reason: 'An environment needs a name.' });
  return store(core, environment, changed);
}

// A sandbox that does not take its definition keeps the one it has, and so does the workspace.
async function store(core: Core, before: Environment, after: Environment): Promise<Refusal> {
  await core.keeper.putEnvironment(after);
  if (after.sandbox === null || after.sandbox.definition === null) return ok(null);
  const ensured = await ensureSandbox(core, after);
  if (ensured.ok) return ok(null);
  const isOurs = findEnvironment(core, after.id)?.changedAt === after.changedAt;
  if (isOurs) await core.keeper.putEnvironment(before);
  return ensured;
}

async function saveClient(
  core: Core,
  environmentId: string,
  { client, members }: { readonly client: Client; readonly members?: ClientMembers | undefined },
): Promise<Refusal> {
  const environment = named(core, environmentId);
  const refusal = refuseClient(environment, client);
  if (refusal !== null) return fail({ reason: refusal });
  const isKnown = environment.clients.some(({ id }) => id === client.id);
  const clients = isKnown
    ? environment.clients.map((one) => (one.id === client.id ? client : one))
    : [...environment.clients, client];
  const based = members === undefined ? environment : withMembers(environment, { client, members });
  return store(core, environment, { ...based, clients, changedAt: core.ports.clock() });
}

function refuseClient(environment: Environment, client: Client): string | null {
  if (client.clientId === '') return 'A client needs a client ID.';
  const isTaken = environment.clients.some(
    ({ id, clientId }) => id !== client.id && clientId === client.clientId,
  );
  if (environment.kind === 'sandbox' && isTaken) {
    return 'Another client of this sandbox has this client ID.';
  }
  const known: readonly string[] = Object.values(starterClientIds);
  const isFixed = environment.id === defaultEnvironmentId && environment.sandbox !== null;
  // One that registered itself is known to the server already, and only has to be remembered.
  const isRegistered = client.registration !== null;
  return isFixed && !isRegistered && !known.includes(client.clientId)
    ? 'The default sandbox has fixed clients, web-app, backend and legacy-app. Create a sandbox of your own to add more.'
    : null;
}

async function duplicateClient(
  core: Core,
  environmentId: string,
  clientKey: string,
): Promise<Client> {
  const environment = named(core, environmentId);
  const client = environment.clients.find(({ id }) => id === clientKey);
  if (client === undefined) throw new Error('Failed to duplicate a client: it was deleted');
  const clientId = copyOfClientId(environment, client.clientId);
  const copy: Client = {
    ...client,
    id: randomId(core.ports.random),
    name: `${client.name} (copy)`,
    clientId,
    // What is registered under another name is another's.
    registration: clientId === client.clientId ? client.registration : null,
  };
  const definition = environment.sandbox?.definition ?? null;
  const members = membersOf(definition, client.clientId);
  await saveClient(core, environmentId, { client: copy, members });
  return copy;
}

// In a sandbox of one's own a client_id is free to choose; a remote server knows only the one it gave.
function copyOfClientId({ sandbox, clients }: Environment, clientId: string): string {
  if (sandbox === null || sandbox.definition === null) return clientId;
  const taken = new Set(clients.map((client) => client.clientId));
  let count = 2;
  while (taken.has(`${clientId}-${count}`)) count += 1;
  return `${clientId}-${count}`;
}

function removeClient(core: Core, environmentId: string, clientKey: string): Undo {
  const environment = named(core, environmentId);
  const client = environment.clients.find(({ id }) => id === clientKey);
  const at = environment.clients.findIndex(({ id }) => id === clientKey);
  const clients = environment.clients.filter(({ id }) => id !== clientKey);
  void store(core, environment, { ...environment, clients, changedAt: core.ports.clock() });
  return {
    message: `The client “${client?.name ?? ''}” was deleted.`,
    undo: () => {
      const current = findEnvironment(core, environmentId);
      if (current === null || client === undefined) return;
      const restored = current.clients.toSpliced(at, 0, client);
      void store(core, current, { ...current, clients: restored, changedAt: core.ports.clock() });
    },
  };
}
