import { expect, test } from 'vitest';
import { assembleHost } from './assemble.ts';

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
