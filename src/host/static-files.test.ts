import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicy } from './headers.ts';
import { staticFiles } from './static-files.ts';

const inlineScripts = ["'sha256-abc='"];
let root = '';
let serve: (request: Request) => Promise<Response>;

const built: Readonly<Record<string, string>> = {
  'index.html': 'home',
  'tokens/inspect/index.html': 'inspect',
  'logout/frontchannel/index.html': 'framed',
  'shell.html': 'shell',
  '404.html': 'not found',
  'assets/app-abc.js': 'script',
};

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'claimcheck-'));
  for (const [file, text] of Object.entries(built)) write(`app/${file}`, text);
  write('app/assets/app-abc.js.br', 'brotli');
  write('app/assets/app-abc.js.gz', 'gzip');
  write('app/.secret', 'secret');
  write('outside.txt', 'outside');
  const etags = Object.fromEntries(Object.keys(built).map((file) => [file, `tag-${file.length}`]));
  write('files.json', JSON.stringify({ etags, dynamic: ['/runs/:id'], inlineScripts }));
  serve = staticFiles(join(root, 'app'));
});

afterAll(() => rmSync(root, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}) =>
  serve(new Request(`http://localhost${path}`, { headers }));

test.each([
  ['/', 200, 'home'],
  ['/?code=1', 200, 'home'],
  ['/tokens/inspect', 200, 'inspect'],
  ['/tokens/inspect/', 200, 'inspect'],
  ['/runs/12', 200, 'shell'],
  ['/runs/', 404, 'not found'],
  ['/runs/1/2', 404, 'not found'],
  ['/shell', 404, 'not found'],
  ['/404', 404, 'not found'],
  ['/nothing', 404, 'not found'],
])('answers %s with %i and its page', async (path, status, text) => {
  const response = await get(path);
  expect([response.status, await response.text()]).toEqual([status, text]);
});

test.each([
  '/../outside.txt',
  '/..%2foutside.txt',
  '/%2e%2e/outside.txt',
  '/..%5coutside.txt',
  '/assets/..%2f..%2foutside.txt',
  '//outside.txt',
  '/.secret',
  '/files.json',
  '/%00',
  '/%E0%A4%A',
  '/constructor',
  '/__proto__',
])('gives nothing but built files: %s', async (path) => {
  const response = await serve({ ...fakeRequest, url: `http://localhost${path}` } as Request);
  expect([response.status, await response.text()]).toEqual([404, 'not found']);
});

// A real Request would take the dots out before they are tried.
const fakeRequest = { method: 'GET', headers: new Headers() };

test('gives each built file at its own name, as the worker fetches it', async () => {
  for (const [file, text] of Object.entries(built)) {
    const response = await get(`/${file}`);
    expect([file, response.status, await response.text()]).toEqual([file, 200, text]);
  }
});

test('keeps hashed files for ever and asks again for pages', async () => {
  expect((await get('/assets/app-abc.js')).headers.get('cache-control')).toContain('immutable');
  expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
});

test('sends pages with the policy, which lets the built inline scripts run', async () => {
  const policy = contentSecurityPolicy(inlineScripts);
  expect(policy).toContain("script-src 'self' 'sha256-abc=';");
  for (const path of ['/', '/runs/1', '/nothing']) {
    expect((await get(path)).headers.get('content-security-policy')).toBe(policy);
  }
});

test.each([
  ['gzip, deflate, br', 'br', 'brotli'],
  ['gzip', 'gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip', 'gzip'],
  ['identity', null, 'script'],
])('answers Accept-Encoding: %s with %s', async (accepted, coding, text) => {
  const response = await get('/assets/app-abc.js', { 'Accept-Encoding': accepted });
  expect(response.headers.get('content-encoding')).toBe(coding);
  expect(response.headers.get('vary')).toBe('Accept-Encoding');
  expect(await response.text()).toBe(text);
});

test('answers 304 to the tag of the same coding', async () => {
  const tag = (await get('/')).headers.get('etag') ?? '';
  expect((await get('/', { 'If-None-Match': tag })).status).toBe(304);
  expect((await get('/', { 'If-None-Match': '"other"' })).status).toBe(200);
});

test('takes GET and HEAD only', async () => {
  const head = await serve(new Request('http://localhost/', { method: 'HEAD' }));
  expect([head.status, await head.text()]).toEqual([200, '']);
  const post = await serve(new Request('http://localhost/', { method: 'POST' }));
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('lets any server frame one page, which may do next to nothing, and no other', async () => {
  const policyOf = async (path: string) =>
    (await get(path)).headers.get('content-security-policy') ?? '';
  for (const path of ['/logout/frontchannel?iss=a&sid=b', '/logout/frontchannel/index.html']) {
    const policy = await policyOf(path);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'unsafe-inline'",
      "base-uri 'none'",
      "form-action 'none'",
      'frame-ancestors *',
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  }
  for (const path of ['/', '/tokens/inspect', '/runs/12', '/nothing', '/logout/frontchannel/x']) {
    expect(await policyOf(path)).toContain("frame-ancestors 'self'");
  }
});
