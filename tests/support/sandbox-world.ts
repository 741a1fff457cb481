import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { SandboxLogEntry } from '#sandbox/contract/log.ts';
import { createCookieSession } from '#host/cookie-session.ts';
import { createSandbox } from '#sandbox/server/create-sandbox.ts';
import type {
  Caller,
  DocumentOutcome,
  OutgoingMessage,
  SandboxStore,
} from '#sandbox/server/ports.ts';
import { createMemoryStore } from '#sandbox/server/store/memory-store.ts';
import { createBrowser, type Ending, type Person, type TestBrowser } from './sandbox-browser.ts';
import { backendSecret, redirectUri, testDefinition } from './sandbox-definition.ts';

/** RFC 7636 appendix B. */
export const pkce = {
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
} as const;

/** A parameter that is undefined is left out; an array is sent as often as it is long. */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A sandbox with a clock that stands still, and what a client and a browser do with it. */
export interface SandboxWorld {
  readonly origin: string;
  readonly issuer: string;
  readonly store: SandboxStore;
  readonly browser: TestBrowser;
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  readonly advance: (seconds: number) => void;
  readonly now: () => number;
  /** What the sandbox has sent by itself. Clients take it in with this status; null: none is there. */
  readonly calls: OutgoingMessage[];
  readonly answerCalls: (status: number | null) => void;
  readonly put: (definition: SandboxDefinition, id?: string) => Promise<Response>;
  readonly callFrom: (caller: Caller) => void;
  readonly authorizeUrl: (params?: Params) => string;
  /** The authorization endpoint with these parameters and no others. */
  readonly plainUrl: (params: Params) => string;
  /** Pushes a request of `web-app`, unless said otherwise, and gives its address. */
  readonly push: (params?: Params) => Promise<string>;
  /** A whole authorization; parameters are those of `web-app` unless said otherwise. */
  readonly authorize: (params?: Params, person?: Person) => Promise<Ending>;
  /** What can be got, by its address; and what was asked for. */
  readonly documents: Map<string, DocumentOutcome>;
  readonly asked: readonly string[];
  /** A code of `web-app`. */
  readonly code: (params?: Params) => Promise<string>;
  readonly post: (path: string, params: Params, headers?: HeadersInit) => Promise<Response>;
  /** Redeems a code as `web-app`, unless said otherwise. */
  readonly redeem: (code: string, params?: Params, headers?: HeadersInit) => Promise<Response>;
  /** Tokens of a whole run. */
  readonly tokens: (params?: Params) => Promise<Record<string, string>>;
  readonly log: () => Promise<readonly SandboxLogEntry[]>;
}

/** Form-encodes as RFC 6749 appendix B says. */
export function toForm(params: Params): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    for (const one of values) form.append(name, one);
  }
  return form;
}

/** The header of RFC 6749 §2.3.1. */
export function basic(clientId = 'backend', secret = backendSecret): Record<string, string> {
  const encode = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
  return { Authorization: `Basic ${btoa(`${encode(clientId)}:${encode(secret)}`)}` };
}

const defaults: Params = {
  client_id: 'web-app',
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid profile offline_access orders:read',
  state: 'the-state',
  nonce: 'the-nonce',
  code_challenge: pkce.challenge,
  code_challenge_method: 'S256',
};

/** Parameters of a whole authorization request, but for those that are said. */
export function pushParams(params: Params = {}): Params {
  return { ...defaults, ...params };
}

/** Makes a world of its own. */
export async function createSandboxWorld(
  definition: SandboxDefinition = testDefinition(),
): Promise<SandboxWorld> {
  let now = Date.UTC(2026, 0, 1);
  let caller: Caller = 'own-page';
  let counter = 0;
  let callStatus: number | null = 204;
  const calls: OutgoingMessage[] = [];
  const origin = 'http://localhost:4173';
  const issuer = `${origin}/sandbox/world`;
  const store = createMemoryStore();
  const documents = new Map<string, DocumentOutcome>();
  const asked: string[] = [];
  const sandbox = createSandbox({
    store,
    session: createCookieSession(),
    clock: () => now,
    // Different each time, and the same in every run.
    random: (length) => {
      const bytes = new Uint8Array(Math.max(length, 4));
      new DataView(bytes.buffer).setUint32(0, (counter += 1));
      return bytes.slice(0, length);
    },
    sleep: async (milliseconds) => void (now += milliseconds),
    host: 'server',
    relay: () => false,
    basePath: '/',
    guard: () => caller,
    fetchDocument: async (url) => {
      asked.push(url);
      return documents.get(url) ?? { arrived: false, reason: 'Nobody is there.' };
    },
    send: async (message) => {
      calls.push(message);
      return callStatus === null
        ? { arrived: false, reason: 'Nobody is there.' }
        : { arrived: true, status: callStatus };
    },
  });
  const send = (input: string | URL | Request, init?: RequestInit) =>
    sandbox.fetch(new Request(input, init));
  const browser = createBrowser((request) => sandbox.fetch(request), issuer);
  const put = (changed: SandboxDefinition, id = 'world') =>
    send(`${origin}/sandbox/${id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(changed),
    });
  const post = (path: string, params: Params, headers: HeadersInit = {}) =>
    send(`${issuer}${path}`, { method: 'POST', headers, body: toForm(params) });
  const plainUrl = (params: Params) => `${issuer}/authorize?${toForm(params).toString()}`;
  const authorizeUrl = (params: Params = {}) => plainUrl({ ...defaults, ...params });
  const push = async (params?: Params) => {
    const response = await post('/par', pushParams(params));
    if (response.status !== 201) throw new Error(`not pushed: ${await response.text()}`);
    return ((await response.json()) as { request_uri: string }).request_uri;
  };
  const authorize = (params?: Params, person?: Person) => browser.run(authorizeUrl(params), person);
  const code = async (params?: Params) => {
    const ending = await authorize(params);
    const found = ending.parameters.get('code');
    if (found === null) throw new Error(`no code: ${ending.parameters.toString()} ${ending.html}`);
    return found;
  };
  const redeem = (sent: string, params: Params = {}, headers: HeadersInit = {}) =>
    post(
      '/token',
      {
        ...{ grant_type: 'authorization_code', client_id: 'web-app', code: sent },
        ...{ redirect_uri: redirectUri, code_verifier: pkce.verifier, ...params },
      },
      headers,
    );
  const tokens = async (params?: Params) => {
    const response = await redeem(await code(params));
    if (response.status !== 200) throw new Error(`no tokens: ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };
  const log = async () => {
    const response = await send(`${issuer}/log`);
    return ((await response.json()) as { entries: SandboxLogEntry[] }).entries;
  };
  await put(definition);
  return {
    ...{ origin, issuer, store, browser, put, post, authorizeUrl, authorize, code, redeem },
    ...{ tokens, log, plainUrl, push, fetch: send, now: () => now, calls, documents, asked },
    answerCalls: (status) => void (callStatus = status),
    advance: (seconds) => void (now += seconds * 1000),
    callFrom: (changed) => void (caller = changed),
  };
}
