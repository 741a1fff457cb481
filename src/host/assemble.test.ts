import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { close, listen } from '../../tests/support/listen.ts';
import { assembleHost } from './assemble.ts';
import type { RelayMode } from './options.ts';

const Host = 'localhost:4173';
const own = { Host, Origin: `http://${Host}` };

function ask(method: string, headers: Record<string, string>): Promise<Response> {
  const host = assembleHost({
    names: { onLoopback: true, allowed: [] },
    relay: 'off',
    app: async () => new Response('app'),
  });
  return Promise.resolve(host.request(`http://${Host}/sandbox/mine`, { method, headers }));
}

test.each<[string, number, Record<string, string>]>([
  ['its own page', 204, own],
  ['its own page, by Fetch Metadata alone', 204, { Host, 'Sec-Fetch-Site': 'same-origin' }],
  ['another origin', 403, { ...own, Origin: 'http://evil.example' }],
  ['another port of this machine', 403, { ...own, Origin: 'http://localhost:9999' }],
  ['an opaque origin', 403, { ...own, Origin: 'null' }],
  ['another site without Origin', 403, { Host, 'Sec-Fetch-Site': 'cross-site' }],
  ['a program', 403, { Host }],
  ['a name that is not the host’s', 421, { ...own, Host: 'evil.example' }],
])('answers %s with %i when it asks to forget a sandbox', async (_who, status, headers) => {
  const response = await ask('DELETE', headers);
  expect(response.status).toBe(status);
  expect(response.headers.has('set-cookie')).toBe(status === 204);
});

test('lets no page of another origin send that request', async () => {
  const preflight = { ...own, Origin: 'http://evil.example' };
  const response = await ask('OPTIONS', {
    ...preflight,
    'Access-Control-Request-Method': 'DELETE',
  });
  // The page of an issuer may be read from anywhere; DELETE and PUT may not be asked for.
  expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
});

async function relay(mode: RelayMode, url: string): Promise<unknown> {
  const host = assembleHost({
    names: { onLoopback: mode !== 'public-only', allowed: [] },
    relay: mode,
    app: async () => new Response('app'),
  });
  const response = await host.request(`http://${Host}/relay`, {
    method: 'POST',
    headers: { ...own, 'Content-Type': 'application/json' },
    body: JSON.stringify({ method: 'GET', url, headers: [], body: null }),
  });
  return response.json();
}

test('gives the relay the reach that the flags say', async () => {
  const server = createServer((_request, response) => void response.end('hello'));
  const port = await listen(server);
  const addresses = [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://2130706433:${port}/`,
  ];
  for (const address of addresses) {
    expect([address, await relay('public-only', address)]).toMatchObject([
      address,
      { ok: false, problem: { code: 'relay_refused' } },
    ]);
  }
  expect(await relay('anywhere', addresses[0] ?? '')).toMatchObject({ ok: true });
  expect(await relay('off', addresses[0] ?? '')).toMatchObject({
    ok: false,
    problem: { code: 'relay_refused', reason: 'The relay is off.' },
  });
  await close(server);
});
