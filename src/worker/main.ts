import { answerPath, callbackPath, hostProbePath } from '#sandbox/contract/addresses.ts';
import { logoutCallsPath } from '#sandbox/contract/logout-addresses.ts';
import { createSandbox } from '#sandbox/server/create-sandbox.ts';
import { openDatabase } from '#sandbox/worker/database.ts';
import { createDexieStore } from '#sandbox/worker/dexie-store.ts';
import { createWorkerSession } from '#sandbox/worker/worker-session.ts';
import { basePath, isSandboxAddress, pathBelowBase } from './addresses.ts';
import { answerPage } from './answer-page.ts';
import { fetchDocument } from './fetch-document.ts';
import { giveAnswer, receiveFormPost } from './form-post.ts';
import { hostMode, probeHost } from './host-mode.ts';
import { answerLogoutCalls } from './logout-calls.ts';
import { answerFile, fillCache, isBuiltFile, removeOldCaches } from './precache.ts';
import { sendOut } from './send-out.ts';

declare const self: ServiceWorkerGlobalScope;

const database = openDatabase();

// Nothing is kept in it: its store and its session are in IndexedDB.
const sandbox = createSandbox({
  store: createDexieStore(database),
  session: createWorkerSession(database),
  clock: Date.now,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  host: 'worker',
  relay: () => false,
  send: sendOut,
  basePath,
  fetchDocument,
  // Only pages of this origin can fetch through this worker; anyone may navigate to it.
  guard: (request) => (request.mode === 'navigate' ? 'not-a-page' : 'own-page'),
});

self.addEventListener('install', (event) => {
  event.waitUntil(fillCache().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOldCaches().then(() => self.clients.claim()));
});

// A hard reload leaves a page without its worker; the page then asks for it.
self.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const answer = choose(event.request);
  if (answer !== null) event.respondWith(answer);
});

/** Who answers a request; null leaves it to the network. */
function choose(request: Request): Promise<Response> | null {
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return null;
  if (isSandboxAddress(url)) return answerSandbox(request, url);
  const path = pathBelowBase(url);
  if (path === null) return null;
  const isNavigation = request.mode === 'navigate';
  if (path.replace(/\/$/, '') === callbackPath && request.method === 'POST' && isNavigation) {
    return receiveFormPost(request);
  }
  if (request.method !== 'GET') return null;
  const taken = isNavigation ? null : giveTaken(request, path);
  if (taken !== null) return taken;
  if (isBuiltFile(url)) return answerFile(request);
  return isNavigation ? answerPage(request, path) : null;
}

/** What came here for the page: `form_post` answers, and calls at the end of a session. */
function giveTaken(request: Request, path: string): Promise<Response> | null {
  if (path.startsWith(answerPath(''))) return handOut(request, path);
  return path === logoutCallsPath ? tellLogoutCalls(request) : null;
}

async function answerSandbox(request: Request, url: URL): Promise<Response> {
  if (pathBelowBase(url) === hostProbePath && request.method === 'GET') {
    return (await probeHost()) ?? sandbox.fetch(request);
  }
  return (await hostMode()) === 'server' ? fetch(request) : sandbox.fetch(request);
}

/** An answer that this worker took in, or one that the host did before there was a worker. */
async function handOut(request: Request, path: string): Promise<Response> {
  const handle = path.slice(answerPath('').length);
  return (await giveAnswer(handle)) ?? fetch(request);
}

/** The host's calls, or those of this worker's own sandboxes. */
async function tellLogoutCalls(request: Request): Promise<Response> {
  return (await hostMode()) === 'server' ? fetch(request) : answerLogoutCalls();
}
