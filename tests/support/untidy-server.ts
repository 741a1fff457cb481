import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { close, listen } from './listen.ts';

/** What an address answers. */
export interface UntidyAnswer {
  readonly status?: number;
  /** The reason phrase; Node's own where it is left out. */
  readonly reason?: string;
  /** Written as they are, letter case included. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Text or bytes; anything else is sent as JSON. */
  readonly body?: unknown;
  /** False: pages of other origins can't read it. */
  readonly cors?: boolean;
  /** True: pages can read it where the request has no body, whatever `cors` says. */
  readonly corsForEmpty?: boolean;
  /** Held back until `release()`, as a slow server would. */
  readonly held?: boolean;
  /** The connection is cut instead of an answer. */
  readonly cut?: boolean;
}

/** A running authorization server that answers as a test tells it to. */
export interface UntidyServer {
  /** Its issuer, `http://127.0.0.1:PORT`. */
  readonly issuer: string;
  /** The same server at the loopback address of IPv6, `http://[::1]:PORT`. */
  readonly issuerBySix: string;
  /** Sets the answer of one path, such as `/token`, until `reset()`. */
  readonly answer: (path: string, answer: UntidyAnswer) => void;
  /** Puts parameters into each authorization response, besides code and state. */
  readonly addToAnswers: (parameters: Readonly<Record<string, string>>) => void;
  /** Resolves when the caller of the next held answer has gone away. */
  readonly nextHeldClosed: () => Promise<void>;
  /** Lets all held answers go. */
  readonly release: () => void;
  readonly reset: () => void;
  /** Method and target of each request, preflights included, oldest first. */
  readonly seen: readonly string[];
  readonly close: () => Promise<void>;
}

/** Its metadata; tests spread it to leave members out or to spoil them. */
export function untidyMetadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    introspection_endpoint: `${issuer}/introspect`,
    revocation_endpoint: `${issuer}/revoke`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token'],
    code_challenge_methods_supported: ['S256', 'plain'],
    token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    scopes_supported: ['openid', 'profile'],
  };
}

function tidyAnswers(issuer: string): Map<string, UntidyAnswer> {
  const metadata = { body: untidyMetadata(issuer) };
  const token = { access_token: 'opaque-1', token_type: 'Bearer', expires_in: 300 };
  return new Map<string, UntidyAnswer>([
    ['/.well-known/openid-configuration', metadata],
    ['/.well-known/oauth-authorization-server', metadata],
    ['/jwks', { body: { keys: [] } }],
    ['/token', { body: { ...token, refresh_token: 'refresh-1' } }],
    ['/userinfo', { body: { sub: 'alice' } }],
    ['/introspect', { body: { active: true } }],
    ['/revoke', { body: '' }],
  ]);
}

/** The user is taken to agree at once: back to the redirect URI with a code and the state. */
function authorize(url: URL, answer: Readonly<Record<string, string>>): UntidyAnswer {
  const target = new URL(url.searchParams.get('redirect_uri') ?? 'about:blank');
  const state = url.searchParams.get('state');
  if (state !== null) target.searchParams.set('state', state);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  return { status: 302, headers: [['Location', target.href]] };
}

function corsHeaders(request: IncomingMessage): [string, string][] {
  const asked = request.headers['access-control-request-headers'];
  return [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', '*'],
    ...(asked === undefined ? [] : [['Access-Control-Allow-Headers', asked] as [string, string]]),
  ];
}

function bodyOf(body: unknown): string | Uint8Array {
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  return body === undefined ? '' : JSON.stringify(body);
}

function send(request: IncomingMessage, response: ServerResponse, answer: UntidyAnswer): void {
  if (answer.cut === true) return void response.destroy();
  const hasOwnType = answer.headers?.some(([name]) => name.toLowerCase() === 'content-type');
  const isJson = typeof answer.body === 'object' && !(answer.body instanceof Uint8Array);
  const headers = [
    ...(answer.cors === false ? [] : corsHeaders(request)),
    ...(isJson && hasOwnType !== true ? [['Content-Type', 'application/json'] as const] : []),
    ...(answer.headers ?? []),
  ];
  if (answer.reason !== undefined) response.statusMessage = answer.reason;
  response.writeHead(answer.status ?? 200, headers.flat());
  response.end(bodyOf(answer.body));
}

/** Starts an authorization server whose every answer a test can spoil. */
export async function startUntidyServer(): Promise<UntidyServer> {
  const seen: string[] = [];
  const held: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  let answers = new Map<string, UntidyAnswer>();
  let extras: Readonly<Record<string, string>> = {};

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    seen.push(`${request.method} ${request.url}`);
    const known = answers.get(url.pathname);
    const fallback =
      url.pathname === '/authorize'
        ? authorize(url, { code: `code-${seen.length}`, ...extras })
        : { status: 404, body: '' };
    const answer = known ?? fallback;
    if (request.method === 'OPTIONS') {
      return send(request, response, { status: 204, cors: answer.cors ?? true });
    }
    request.resume();
    if (answer.held === true) {
      for (const notice of waiting.splice(0)) request.socket.once('close', notice);
      return void held.push(() => send(request, response, answer));
    }
    const isEmpty = (request.headers['content-length'] ?? '0') === '0';
    const cors = answer.corsForEmpty === true && isEmpty ? true : answer.cors;
    return send(request, response, cors === undefined ? answer : { ...answer, cors });
  };

  const [server, serverBySix] = [createServer(handle), createServer(handle)];
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const issuerBySix = `http://[::1]:${await listen(serverBySix, 0, '::1')}`;
  const release = () => held.splice(0).forEach((sendNow) => sendNow());
  answers = tidyAnswers(issuer);
  return {
    issuer,
    issuerBySix,
    answer: (path, answer) => void answers.set(path, answer),
    addToAnswers: (parameters) => void (extras = parameters),
    nextHeldClosed: () => new Promise((resolve) => waiting.push(resolve)),
    release,
    reset: () => {
      release();
      answers = tidyAnswers(issuer);
      extras = {};
      seen.splice(0);
    },
    seen,
    close: async () => {
      await Promise.all([close(server), close(serverBySix)]);
    },
  };
}
