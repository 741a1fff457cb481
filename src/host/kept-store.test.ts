import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDefinition } from '../../tests/support/sandbox-definition.ts';
import { assembleHost } from './assemble.ts';
import { openKeptStore } from './kept-store.ts';

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-data-'));
  said = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openStore = (limit?: number) =>
  openKeptStore({
    folder,
    report: (line) => said.push(line),
    ...(limit !== undefined && { limit }),
  });

/** The host as it is after a start. */
async function startHost() {
  return assembleHost({
    names: { onLoopback: true, allowed: [] },
    relay: 'off',
    store: await openStore(),
    app: async () => new Response('app'),
  });
}

type Host = Awaited<ReturnType<typeof startHost>>;

const own = { Host: 'localhost:4173', Origin: 'http://localhost:4173' };

const ask = (host: Host, path: string, init: RequestInit = {}) =>
  host.request(`http://localhost:4173${path}`, {
    ...init,
    headers: { ...own, ...(init.headers as Record<string, string> | undefined) },
  });

const put = (host: Host, id: string) =>
  ask(host, `/sandbox/${id}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(testDefinition()),
  });

const files = () => readdirSync(join(folder, 'sandboxes')).filter((name) => name.endsWith('.json'));

async function tokenOf(host: Host, id: string): Promise<Response> {
  return ask(host, `/sandbox/${id}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials&client_id=post-client&client_secret=post-secret&scope=orders%3Aread',
  });
}

test('knows a sandbox and its clients again after a restart, and not what it granted', async () => {
  const first = await startHost();
  expect((await put(first, 'mine')).status).toBe(201);
  const granted = (await (await tokenOf(first, 'mine')).json()) as { access_token: string };
  const call = (host: Host) =>
    ask(host, '/sandbox/mine/api/orders', {
      headers: { Authorization: `Bearer ${granted.access_token}` },
    });
  expect((await call(first)).status).toBe(200);

  const second = await startHost();
  expect((await tokenOf(second, 'mine')).status).toBe(200);
  expect((await call(second)).status).toBe(401);
  expect((await put(second, 'mine')).status).toBe(200);
  expect(said).toEqual([]);
});

test('keeps the keys of default', async () => {
  const keysOf = async (host: Host) => (await ask(host, '/sandbox/default/jwks')).text();
  const before = await keysOf(await startHost());
  expect(await keysOf(await startHost())).toBe(before);
});

test('forgets for good what its page erases', async () => {
  const first = await startHost();
  await put(first, 'mine');
  await put(first, 'MINE');
  expect(files()).toHaveLength(2);
  expect((await ask(first, '/sandbox/mine', { method: 'DELETE' })).status).toBe(204);
  expect(files()).toHaveLength(1);
  const second = await startHost();
  expect((await tokenOf(second, 'mine')).status).toBe(404);
  expect((await tokenOf(second, 'MINE')).status).toBe(200);
});

test('keeps files that this user alone may read, and nothing beside them', async () => {
  const host = await startHost();
  await put(host, 'mine');
  await put(host, 'mine');
  const [name = ''] = files();
  expect(statSync(join(folder, 'sandboxes', name)).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'sandboxes')).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(folder, 'sandboxes'))).toEqual([name]);
});

test.each([
  ['is cut off', (text: string) => text.slice(0, -10), 'is not JSON'],
  ['is another thing', () => '{"version":1,"id":"mine"}', 'is not a sandbox (at definition)'],
  ['has another id', (text: string) => text.replace('"mine"', '"other"'), 'is not named as'],
  ['is too long', (text: string) => text + ' '.repeat(600_000), 'is too long'],
])('reports a file that %s, keeps it aside, and starts', async (_what, change, line) => {
  await put(await startHost(), 'mine');
  await put(await startHost(), 'good');
  const path = files()
    .map((name) => join(folder, 'sandboxes', name))
    .find((one) => readFileSync(one, 'utf8').includes('"id":"mine"'));
  if (path === undefined) throw new Error('It is not kept.');
  const broken = change(readFileSync(path, 'utf8'));
  writeFileSync(path, broken);

  const host = await startHost();
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(line);
  expect(said[0]).not.toContain('post-secret');
  expect((await tokenOf(host, 'mine')).status).toBe(404);
  expect((await tokenOf(host, 'good')).status).toBe(200);
  expect(existsSync(path)).toBe(false);
  const [aside = ''] = readdirSync(join(folder, 'sandboxes', 'aside'));
  expect(readFileSync(join(folder, 'sandboxes', 'aside', aside), 'utf8')).toBe(broken);
  await startHost();
  expect(said).toHaveLength(1);
});

test('removes what a process left that was ended while it wrote', async () => {
  await openStore();
  writeFileSync(join(folder, 'sandboxes', '0123456789abcdef.tmp'), '{"version":1');
  writeFileSync(join(folder, 'sandboxes', 'notes.txt'), 'of the user');
  await openStore();
  expect(readdirSync(join(folder, 'sandboxes'))).toEqual(['notes.txt']);
});

test('keeps so many, and removes the file of the least recently used', async () => {
  const store = await openStore(2);
  for (const id of ['a', 'b', 'c']) await store.writeDefinition(id, testDefinition(), 0);
  expect(await store.readDefinition('a', 0)).toBeNull();
  const again = await openStore(2);
  expect(files()).toHaveLength(2);
  expect(await again.readDefinition('a', 0)).toBeNull();
  expect(await again.readDefinition('c', 0)).not.toBeNull();
});

test('works on in memory and says so when it cannot write', async () => {
  const store = await openStore();
  rmSync(join(folder, 'sandboxes'), { recursive: true });
  await store.writeDefinition('a', testDefinition(), 0);
  expect(await store.readDefinition('a', 0)).not.toBeNull();
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('ENOENT');
});

test('rejects a folder that cannot be made', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o600);
  await expect(openKeptStore({ folder: file, report: () => undefined })).rejects.toThrow();
});
