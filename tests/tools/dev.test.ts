import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicyForDev } from '#host/headers.ts';
import { defaultBackendSecret } from '#sandbox/contract/starter.ts';
import { startCaptureServer } from '../support/capture-server.ts';
import { close, freePort, listen } from '../support/listen.ts';
import { basic } from '../support/sandbox-world.ts';
import { start, type Spawned } from '../support/spawned.ts';

// `npm run dev`: Vite serves the app from its sources, with the host's own addresses in front.
const patience = 120_000;
let dev: Spawned;
let origin: string;

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  dev = start('npm', ['run', 'dev', '--', '--port', String(port), '--strictPort']);
  await dev.until(/ready in/);
}, patience);

afterAll(() => dev.kill());

/** As the page of the dev server asks. */
const own = () => ({ Origin: origin, 'Sec-Fetch-Site': 'same-origin' });

test.each(['/', '/environments/new', '/runs/any'])(
  'serves the app at %s, under the headers that Vite allows',
  async (path) => {
    const response = await fetch(origin + path, { headers: { Accept: 'text/html' } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<div id="root">');
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicyForDev);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  },
);

test('serves the sources of the app', async () => {
  const html = await (await fetch(origin)).text();
  const entry = /<script type="module" src="(\/src\/[^"]+)"/.exec(html)?.[1] ?? 'no entry';
  const response = await fetch(origin + entry);
  expect(response.headers.get('content-type')).toContain('javascript');
  expect(await response.text()).toContain('import');
});

test('answers for the sandbox, which says what it is and gives a token', async () => {
  const host = await fetch(`${origin}/sandbox`);
  expect(await host.json()).toEqual({ host: 'server', relay: true });
  const issuer = `${origin}/sandbox/default`;
  const metadata = await fetch(`${issuer}/.well-known/openid-configuration`);
  expect(metadata.headers.get('content-type')).toBe('application/json');
  expect(metadata.headers.get('access-control-allow-origin')).toBe('*');
  const { token_endpoint: tokenEndpoint, ...rest } = (await metadata.json()) as Record<
    string,
    string
  >;
  expect(rest['issuer']).toBe(issuer);
  const answer = await fetch(tokenEndpoint ?? '', {
    method: 'POST',
    headers: basic('backend', defaultBackendSecret),
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  expect(await answer.json()).toMatchObject({ token_type: 'Bearer' });
});

test('keeps the sandbox’s own policy for its pages', async () => {
  const response = await fetch(`${origin}/sandbox/default`, { headers: { Accept: 'text/html' } });
  expect(response.status).toBe(200);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toBe(contentSecurityPolicyForDev);
});

test('relays for its own page alone', async () => {
  const server = await startCaptureServer();
  const order = { method: 'GET', url: `${server.origin}/there`, headers: [], body: null };
  const relay = (headers: Record<string, string>) =>
    fetch(`${origin}/relay`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(order),
    });
  expect((await relay({ Origin: 'http://elsewhere.example' })).status).toBe(403);
  expect(server.requests).toEqual([]);
  expect(await (await relay(own())).json()).toMatchObject({ ok: true, response: { status: 200 } });
  expect(server.requests.map(({ target }) => target)).toEqual(['/there']);
  await server.close();
});

test('takes in an answer by form_post', async () => {
  const posted = await fetch(`${origin}/callback`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: 'https://as.example' },
    body: new URLSearchParams({ code: 'one' }),
  });
  expect(posted.status).toBe(303);
  const handle = new URL(posted.headers.get('location') ?? '', origin).searchParams.get(
    'form_post',
  );
  const answer = await fetch(`${origin}/callback/answer/${handle}`, { headers: own() });
  expect(await answer.json()).toEqual({ parameters: [['code', 'one']] });
});

test('prints none of what it was asked and answered', () => {
  expect(dev.said()).not.toContain(defaultBackendSecret);
  expect(dev.said()).not.toContain('access_token');
});

// The last one: nothing is there to ask afterwards.
test('ends by Ctrl-C and frees the port', async () => {
  const server = createServer();
  dev.signal('SIGINT');
  expect([0, 130]).toContain(await dev.ended);
  await listen(server, Number(new URL(origin).port));
  await close(server);
});
