import { createMemoryProofKeys, proofKeyLoader } from '#platform/proof-keys.ts';
import { notificationReceipt } from '#host/notifications.ts';
import { sendOut } from '#host/send-out.ts';
import { createCookieSession } from '#host/cookie-session.ts';
import { openMemoryStorage } from '#platform/storage/memory-storage.ts';
import { readResponse } from '#platform/transports/read-response.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import type { Transport, TransportProblem } from '#protocol/http/transport.ts';
import { makeClientKey } from '#protocol/keys/client-keys.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { notificationPath } from '#sandbox/contract/addresses.ts';
import { createSandbox } from '#sandbox/server/create-sandbox.ts';
import { createMemoryStore } from '#sandbox/server/store/memory-store.ts';
import { createWorkspace } from '#workspace/create-workspace.ts';
import type { Run } from '#workspace/model/run.ts';
import type { Ports, Selection, StoragePort } from '#workspace/ports.ts';
import type { Workspace } from '#workspace/workspace.ts';
import keys from './keys/sandbox-keys.json' with { type: 'json' };
import { createBrowser, type Person, type TestBrowser } from './sandbox-browser.ts';

/** What a network does to one request; null lets it through. */
export type Interference = (
  request: HttpRequest,
) =>
  Result<HttpResponse, TransportProblem> | Promise<Result<HttpResponse, TransportProblem>> | null;

/** A tab with a workspace, a sandbox behind it, and a person who signs in. */
export interface WorkspaceWorld {
  readonly workspace: Workspace;
  readonly ports: Ports;
  /** Every request that left by a transport, in its order. */
  readonly sent: { readonly transport: 'direct' | 'relay'; readonly request: HttpRequest }[];
  /** Where the tab and its windows went. */
  readonly visited: string[];
  readonly advance: (seconds: number) => void;
  readonly interfere: (direct: Interference | null, relay?: Interference | null) => void;
  readonly blockWindows: () => void;
  /** What became of each window that the tab opened. */
  readonly windows: () => readonly ('open' | 'closed')[];
  /** The same browser's second tab: same storage and sandbox, a session of its own. */
  readonly openTab: () => Promise<WorkspaceWorld>;
  /** Another browser before the same server: nothing shared but the sandbox and the clock. */
  readonly openBrowser: () => Promise<WorkspaceWorld>;
  readonly run: (runId: string) => Run;
  /** A person's browser before the server, with cookies of its own. */
  readonly openPerson: (issuer: string) => TestBrowser;
  /** What servers elsewhere reach of the host: its inbox. */
  readonly notify: (request: Request) => Promise<Response>;
  /** Goes through sign-in and consent for the run's request, and hands the answer in. */
  readonly signIn: (runId: string, person?: Person) => Promise<void>;
  /** The answer that the server gives to the run's request, not handed in. */
  readonly answerFor: (runId: string, person?: Person) => Promise<[string, string][]>;
}

const appUrl = 'http://localhost:4173/';

/** Makes a world whose default environment is backed by the real sandbox. */
export async function createWorkspaceWorld(
  storage: StoragePort = openMemoryStorage(null),
): Promise<WorkspaceWorld> {
  return openTab(createServer(), storage);
}

interface Server {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: () => number;
  readonly advance: (seconds: number) => void;
  readonly random: Ports['random'];
  readonly notify: WorkspaceWorld['notify'];
}

function createServer(): Server {
  let now = Date.UTC(2026, 0, 1);
  let counter = 0;
  const random = (length: number) => {
    const bytes = new Uint8Array(Math.max(length, 4));
    new DataView(bytes.buffer).setUint32(0, (counter += 1));
    return bytes.slice(0, length);
  };
  const clock = () => now;
  const inboxes = notificationReceipt(clock);
  const own = async (request: Request) => inboxes.fetch(request);
  const sandbox = createSandbox({
    ...{ store: createMemoryStore(), session: createCookieSession(), clock, random },
    ...{ host: 'server', relay: () => true, basePath: '/', guard: () => 'own-page' },
    sleep: async () => undefined,
    send: sendOut({ reach: null, own }),
  });
  const fetch = (request: Request) =>
    new URL(request.url).pathname === notificationPath ? own(request) : sandbox.fetch(request);
  const advance = (seconds: number) => void (now += seconds * 1000);
  return { fetch, clock, random, advance, notify: own };
}

async function openTab(server: Server, storage: StoragePort): Promise<WorkspaceWorld> {
  const sent: WorkspaceWorld['sent'] = [];
  const visited: string[] = [];
  const interferences: Record<'direct' | 'relay', Interference | null> = {
    direct: null,
    relay: null,
  };
  let pending: string | null = null;
  let selected: Selection = { environmentId: null, clientKey: null };
  let windowsOpen = true;
  const windows: ('open' | 'closed')[] = [];
  const openWindow = () => {
    const place = windows.push('open') - 1;
    const close = () => void (windows[place] = 'closed');
    return { goTo: (url: string) => void visited.push(url), close };
  };
  const transport =
    (name: 'direct' | 'relay'): Transport =>
    async (request, signal) => {
      sent.push({ transport: name, request });
      const disturbed = await interferences[name]?.(request);
      if (signal.aborted) return fail({ code: 'aborted', url: request.url });
      return disturbed ?? exchange(server, request);
    };
  const ports: Ports = {
    storage,
    loadProofKey: proofKeyLoader(createMemoryProofKeys()),
    navigation: {
      appUrl: () => appUrl,
      leaveTo: (url) => void visited.push(url),
      openWindow: () => (windowsOpen ? openWindow() : null),
      pendingRun: () => pending,
      setPendingRun: (runId) => void (pending = runId),
    },
    sandbox: {
      host: async () => ok({ host: 'server', relay: true }),
      put: async (id, definition) => {
        const response = await server.fetch(
          new Request(`${appUrl}sandbox/${id}`, {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(definition),
          }),
        );
        return response.ok ? ok(null) : fail({ reason: await response.text() });
      },
      log: async (id, after) => {
        const response = await server.fetch(
          new Request(`${appUrl}sandbox/${id}/log?after=${after}`),
        );
        return ((await response.json()) as { entries: [] }).entries;
      },
      forget: async (ids) => {
        for (const id of ids) {
          await server.fetch(new Request(`${appUrl}sandbox/${id}`, { method: 'DELETE' }));
        }
      },
    },
    selection: { read: () => selected, write: (changed) => void (selected = changed) },
    generateKeys: async (algorithms) =>
      algorithms === undefined
        ? keys.keys
        : Promise.all(
            algorithms.map(async (alg) => {
              const { kid = '', ...key } = await makeClientKey(alg);
              return { ...key, kid, alg };
            }),
          ),
    transports: { direct: transport('direct'), relay: transport('relay') },
    loadVerifier: async () => ({ verifyJws }),
    patienceSeconds: () => 30,
    clock: server.clock,
    random: server.random,
  };
  const workspace = await createWorkspace(ports);
  const find = (runId: string) => {
    const run = workspace.getState().runs.find(({ id }) => id === runId);
    if (run === undefined) throw new Error('no such run');
    return run;
  };
  const answerFor: WorkspaceWorld['answerFor'] = async (runId, person) => {
    const request = workspace.viewStep(find(runId), 'authorize').sent?.request;
    if (request === undefined) throw new Error('the authorization page was not opened');
    const browser = createBrowser((one) => server.fetch(one), find(runId).issuer);
    const ending = await browser.run(request.url, person);
    if (ending.kind === 'page') throw new Error(`no answer: ${ending.html.slice(0, 2000)}`);
    return [...ending.parameters];
  };
  return {
    ...{ workspace, ports, sent, visited, run: find, answerFor, advance: server.advance },
    openPerson: (issuer) => createBrowser((one) => server.fetch(one), issuer),
    interfere: (direct, relay = null) => Object.assign(interferences, { direct, relay }),
    notify: server.notify,
    windows: () => windows,
    blockWindows: () => void (windowsOpen = false),
    openTab: () => openTab(server, storage),
    openBrowser: () => openTab(server, openMemoryStorage(null)),
    signIn: async (runId, person) => {
      const parameters = await answerFor(runId, person);
      await workspace.runs.receive({ parameters, mode: 'query' });
    },
  };
}

async function exchange(
  server: Server,
  { method, url, headers, body }: HttpRequest,
): Promise<Result<HttpResponse, TransportProblem>> {
  const request = new Request(url, {
    method,
    headers: [
      ...headers.map(([name, value]): [string, string] => [name, value]),
      // As the browser adds them.
      ...(url.startsWith(appUrl)
        ? ([
            ['Host', 'localhost:4173'],
            ['Sec-Fetch-Site', 'same-origin'],
          ] as [string, string][])
        : []),
    ],
    body: body === null ? null : typeof body === 'string' ? body : new Uint8Array(body),
  });
  const answer = await readResponse(await server.fetch(request), {
    url,
    startedAt: performance.now(),
    isOwnOrigin: true,
  });
  return answer.ok ? ok({ ...answer.value, receivedAt: server.clock() }) : answer;
}
