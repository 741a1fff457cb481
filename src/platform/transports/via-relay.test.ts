import { afterEach, expect, it, vi } from 'vitest';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { RelayAnswer } from '#protocol/http/relay-wire.ts';
import { viaRelay } from './via-relay.ts';

const url = 'https://as.example/token';
const request: HttpRequest = {
  method: 'POST',
  url,
  headers: [
    ['X-Twice', '1'],
    ['x-twice', '2'],
    ['Authorization', 'Basic c2VjcmV0'],
  ],
  body: 'client_secret=s%2B1',
};
const never = new AbortController().signal;

type Relay = (address: string, init: RequestInit) => Promise<Response>;

function putRelay(relay: Relay) {
  const fetch = vi.fn(relay);
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

/** A relay that never answers, and lets go as fetch does. */
const silent: Relay = (_address, { signal }) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });

const says = (answer: unknown, status = 200): Relay => {
  return async () => Response.json(answer, { status });
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('posts the request as it is to its own host, and nothing of it in the address', async () => {
  const fetch = putRelay(says(null));
  await viaRelay(request, never);
  expect(fetch).toHaveBeenCalledOnce();
  const [address, init] = fetch.mock.calls[0] ?? [];
  expect(address).toBe('/relay');
  expect(init).toMatchObject({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    cache: 'no-store',
    credentials: 'same-origin',
    redirect: 'error',
  });
  expect(JSON.parse(String(init?.body))).toEqual({
    method: 'POST',
    url,
    headers: request.headers,
    body: { encoding: 'utf-8', text: 'client_secret=s%2B1' },
  });
});

it.each([
  ['no body', null, null],
  ['an empty body', '', { encoding: 'utf-8', text: '' }],
  ['bytes', new Uint8Array([0xff, 0, 10]), { encoding: 'base64', text: '/wAK' }],
])('tells the relay of %s as that', async (_what, body, told) => {
  const fetch = putRelay(says(null));
  await viaRelay({ ...request, body }, never);
  expect(JSON.parse(String(fetch.mock.calls[0]?.[1].body))).toMatchObject({ body: told });
});

it('gives the response of the relay on, every header in order and letter case', async () => {
  const response = {
    status: 307,
    statusText: 'Temporary Redirect',
    headers: [
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['Location', 'https://elsewhere.example/'],
    ],
    body: '/wAK',
    bodyEncoding: 'base64',
    headersSeen: 'all',
    durationMilliseconds: 12,
    receivedAt: 1,
  };
  putRelay(says({ ok: true, response }));
  expect(await viaRelay(request, never)).toEqual({ ok: true, value: response });
});

it.each<Extract<RelayAnswer, { ok: false }>['problem']>([
  { code: 'unreachable', url, reason: 'ECONNREFUSED: nothing listens there' },
  { code: 'unreachable', url, reason: null },
  { code: 'timeout', url, afterSeconds: 30 },
  { code: 'too_large', url, limitBytes: 10 * 1024 * 1024 },
  { code: 'relay_refused', url, reason: 'Only http and https are relayed, not ftp.' },
  { code: 'aborted', url },
])('gives the problem of the relay on: $code', async (problem) => {
  putRelay(says({ ok: false, problem }));
  expect(await viaRelay(request, never)).toEqual({ ok: false, problem });
});

it.each([
  [403, 'The relay is off.'],
  [413, 'The request is too long.'],
])('takes a refusal with status %i for what it says, with the address', async (status, reason) => {
  putRelay(says({ ok: false, problem: { code: 'relay_refused', url: '', reason } }, status));
  expect(await viaRelay(request, never)).toEqual({
    ok: false,
    problem: { code: 'relay_refused', url, reason },
  });
});

it.each<[string, Relay]>([
  ['broken JSON', async () => new Response('{"ok":true,"resp')],
  ['a page', async () => new Response('<!doctype html><title>App</title>', { status: 404 })],
  ['nothing', async () => new Response(null, { status: 404 })],
  ['JSON of another kind', says({ ok: true, response: { status: '200' } })],
  ['a problem that no relay has', says({ ok: false, problem: { code: 'offline', url } })],
])('says that there is no relay where %s comes back', async (_what, relay) => {
  putRelay(relay);
  const answer = await viaRelay(request, never);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'relay_refused', url } });
  expect(JSON.stringify(answer)).toContain('There is no relay here');
});

it('says that the relay does not answer when the host is gone', async () => {
  putRelay(async () => Promise.reject(new TypeError('Failed to fetch')));
  const answer = await viaRelay(request, never);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'relay_refused', url } });
  expect(JSON.stringify(answer)).toContain('Is npm start still running?');
});

it('sends nothing where it was given up before', async () => {
  const fetch = putRelay(says(null));
  const answer = await viaRelay(request, AbortSignal.abort());
  expect(answer).toEqual({ ok: false, problem: { code: 'aborted', url } });
  expect(fetch).not.toHaveBeenCalled();
});

it('lets go of the relay when the caller gives up', async () => {
  const fetch = putRelay(silent);
  const caller = new AbortController();
  const answer = viaRelay(request, caller.signal);
  caller.abort();
  expect(await answer).toEqual({ ok: false, problem: { code: 'aborted', url } });
  expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(true);
});

it('waits a little longer than the relay does, and then says that nothing came', async () => {
  const patience = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  putRelay(silent);
  const answer = viaRelay(request, never);
  patience.abort();
  expect(await answer).toEqual({ ok: false, problem: { code: 'timeout', url, afterSeconds: 35 } });
  expect(timeout).toHaveBeenCalledWith(35_000);
});

it('keeps secrets out of every problem', async () => {
  for (const relay of [says(null), says({ ok: false, problem: {} }), silent]) {
    putRelay(relay);
    const answer = await viaRelay(request, relay === silent ? AbortSignal.timeout(1) : never);
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer)).not.toMatch(/c2VjcmV0|s%2B1/);
  }
});
