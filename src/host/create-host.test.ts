import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { forwardRequest } from '#relay/forward.ts';
import { createHost } from './create-host.ts';

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

function makeHost({ relayIsOn = true, onLoopback = true } = {}) {
  return createHost({
    names: { onLoopback, allowed: ['claimcheck.example'] },
    relay: relayIsOn ? forwardRequest : null,
    sandbox: { fetch: async () => new Response('sandbox') },
    app: async () => new Response('app'),
  });
}

const page = { Host: 'localhost:4173', Origin: 'http://localhost:4173' };

const ask = (path: string, init: RequestInit = {}, host = makeHost()) =>
  host.request(`http://localhost:4173${path}`, { headers: { Host: 'localhost:4173' }, ...init });

test.each([
  ['localhost:4173', 200],
  ['LOCALHOST', 200],
  ['127.0.0.1:4173', 200],
  ['[::1]:4173', 200],
  ['claimcheck.example', 200],
  ['evil.example:4173', 421],
  ['localhost.evil.example', 421],
  ['127.0.0.1.evil.example', 421],
  ['192.0.2.7:4173', 421],
  ['localhost:4173@evil.example', 421],
  ['', 421],
])('answers Host: %s with %i', async (Host, status) => {
  const response = await ask('/', { headers: { Host } });
  expect(response.status).toBe(status);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('answers to an address beyond loopback, where no name can be turned', async () => {
  const host = makeHost({ onLoopback: false });
  expect((await ask('/', { headers: { Host: '192.0.2.7:4173' } }, host)).status).toBe(200);
  expect((await ask('/', { headers: { Host: 'evil.example' } }, host)).status).toBe(421);
});

test.each([
  ['/sandbox', 'sandbox'],
  ['/sandbox/default/token', 'sandbox'],
  ['/.well-known/oauth-authorization-server/sandbox/default', 'sandbox'],
  ['/sandboxes', 'app'],
  ['/.well-known/other', 'app'],
])('hands %s to the %s', async (path, text) => {
  expect(await (await ask(path)).text()).toBe(text);
});

const form = (body: string, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: {
    Host: 'localhost:4173',
    Origin: 'https://as.example',
    'Sec-Fetch-Site': 'cross-site',
    'Content-Type': 'application/x-www-form-urlencoded',
    ...headers,
  },
  body,
});

test('takes a form_post answer from any site and gives it out once, to its own page', async () => {
  const host = makeHost();
  const posted = await ask('/callback', form('code=a+b&state=1&state=2'), host);
  expect(posted.status).toBe(303);
  const location = posted.headers.get('location') ?? '';
  expect(location).toMatch(/^\/callback\?form_post=[\w-]{22}$/);
  const answer = `/callback/answer/${location.slice('/callback?form_post='.length)}`;

  const elsewhere = { Host: 'localhost:4173', Origin: 'https://evil.example' };
  expect((await ask(answer, { headers: elsewhere }, host)).status).toBe(403);
  expect((await ask(answer, {}, host)).status).toBe(403);
  const first = await ask(answer, { headers: page }, host);
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect(await first.json()).toEqual({
    parameters: [
      ['code', 'a b'],
      ['state', '1'],
      ['state', '2'],
    ],
  });
  expect((await ask(answer, { headers: page }, host)).status).toBe(404);
});

test('refuses a form_post answer that is too long or no form', async () => {
  expect((await ask('/callback', form('x'.repeat(300_000)))).status).toBe(413);
  expect((await ask('/callback', form('{}', { 'Content-Type': 'text/plain' }))).status).toBe(415);
});

const order = { method: 'GET', url: 'http://localhost:9/', headers: [], body: null };

const relayed = (headers: Record<string, string>, body: unknown = order) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

test.each<[string, Record<string, string>]>([
  ['another origin', { ...page, Origin: 'http://evil.example' }],
  ['another port of this machine', { ...page, Origin: 'http://localhost:9999' }],
  ['an opaque origin', { ...page, Origin: 'null' }],
  ['another site without Origin', { Host: 'localhost:4173', 'Sec-Fetch-Site': 'cross-site' }],
  ['a sibling site without Origin', { Host: 'localhost:4173', 'Sec-Fetch-Site': 'same-site' }],
  ['a program', { Host: 'localhost:4173' }],
  ['a form', { ...page, 'Content-Type': 'text/plain' }],
])('refuses to relay for %s', async (_who, headers) => {
  const response = await ask('/relay', relayed(headers));
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ problem: { code: 'relay_refused' } });
});

test('relays for its own page', async () => {
  const server = createServer((_request, response) => void response.end('hello'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  open.push(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const response = await ask('/relay', relayed(page, { ...order, url }));
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({
    ok: true,
    response: { status: 200, body: 'hello' },
  });
});

test('relays nothing while it is off', async () => {
  const response = await ask('/relay', relayed(page), makeHost({ relayIsOn: false }));
  expect(response.status).toBe(403);
});

test('refuses what is not a request of the relay', async () => {
  expect((await ask('/relay', relayed(page, { url: 1 }))).status).toBe(400);
  expect((await ask('/relay', { headers: page })).status).toBe(405);
  const ftp = await ask('/relay', relayed(page, { ...order, url: 'ftp://x.example/' }));
  expect(await ftp.json()).toMatchObject({ ok: false, problem: { code: 'relay_refused' } });
});
