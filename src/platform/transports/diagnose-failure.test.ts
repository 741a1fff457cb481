import { afterEach, expect, it, vi } from 'vitest';
import { diagnoseFailure, isLocalName } from './diagnose-failure.ts';

it.each([
  'localhost',
  '127.0.0.1',
  '10.1.2.3',
  '192.168.0.1',
  '172.31.0.1',
  '169.254.1.1',
  '100.64.0.1',
  '[fd00::1]',
  '[fe80::1]',
  'nas',
  'nas.local',
  'as.internal',
  'as.home.arpa',
])('takes %s for a name of the local network', (name) => {
  expect(isLocalName(name)).toBe(true);
});

it.each([
  'example.com',
  '172.32.0.1',
  '11.0.0.1',
  '100.128.0.1',
  '10.example.com',
  '192.168.example.com',
  'local.example',
  '[2001:db8::1]',
  '[ff02::1]',
])('takes %s for a name of the internet', (name) => {
  expect(isLocalName(name)).toBe(false);
});

interface World {
  readonly page?: string;
  readonly onLine?: boolean;
  /** What the browser says of each permission; it refuses every other name. */
  readonly permissions?: Readonly<Record<string, PermissionState>>;
  /** Whether a HEAD that nobody reads gets an answer. */
  readonly answers?: boolean;
  /** What the relay says; null where there is none. */
  readonly relay?: unknown;
}

const asked: (readonly [address: string, init: RequestInit])[] = [];

function enter(world: World): void {
  const { page = 'https://app.example/', onLine = true, permissions = {}, answers, relay } = world;
  vi.stubGlobal('window', { location: new URL(page) });
  vi.stubGlobal('navigator', {
    onLine,
    permissions: {
      query: async ({ name }: { name: string }) => {
        const state = permissions[name];
        if (state === undefined) throw new TypeError('not a permission');
        return { state };
      },
    },
  });
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    asked.push([address, init]);
    if (address === '/relay') return Response.json(relay ?? null);
    if (answers !== true) throw new TypeError('Failed to fetch');
    return new Response();
  });
}

afterEach(() => {
  asked.splice(0);
  vi.unstubAllGlobals();
});

const diagnose = (url: string, directive: string | null = null) =>
  diagnoseFailure({ method: 'POST', url, headers: [], body: 'code=secret' }, directive);

const granted = { 'local-network': 'granted' } as const;
const denied = { 'local-network': 'denied', 'loopback-network': 'granted' } as const;
const overlooked = { 'loopback-network': 'prompt', 'local-network': 'prompt' } as const;
const unreachable = { ok: false, problem: { code: 'unreachable', url: '', reason: 'ENOTFOUND' } };

const cases: readonly (readonly [what: string, url: string, world: World, code: string])[] = [
  ['no network', 'https://as.example/token', { onLine: false }, 'offline'],
  [
    'no network, to this machine',
    'http://127.0.0.1/token',
    { onLine: false, page: 'http://localhost:4173/' },
    'unreachable',
  ],
  ['http from https', 'http://as.example/token', { answers: true }, 'mixed_content'],
  ['http from https, to this machine', 'http://localhost/t', { answers: true }, 'cors_suspected'],
  ['http from https, to an address nearby', 'http://192.168.0.9/t', {}, 'mixed_content'],
  [
    'http from https, to an address nearby that is allowed',
    'http://192.168.0.9/t',
    { permissions: granted, answers: true },
    'cors_suspected',
  ],
  [
    'http from https, to a name nearby',
    'http://nas.internal/t',
    { permissions: granted, answers: true },
    'mixed_content',
  ],
  [
    'the local network denied',
    'https://192.168.0.9/t',
    { permissions: denied },
    'local_network_denied',
  ],
  [
    'the local network denied under the older name',
    'https://192.168.0.9/t',
    { permissions: { 'local-network-access': 'denied' } },
    'local_network_denied',
  ],
  ['this machine allowed', 'http://localhost/t', { permissions: denied }, 'unreachable'],
  [
    'a question that was overlooked',
    'http://localhost/t',
    { permissions: overlooked },
    'local_network_denied',
  ],
  [
    'a permission that is not enforced',
    'http://localhost/t',
    { permissions: overlooked, answers: true },
    'cors_suspected',
  ],
  [
    'a page of the same network',
    'https://192.168.0.9/t',
    { page: 'https://192.168.0.2/', permissions: overlooked },
    'unreachable',
  ],
  [
    'the local network denied, to the internet',
    'https://as.example/t',
    { permissions: { ...denied, 'loopback-network': 'denied' }, answers: true },
    'cors_suspected',
  ],
  ['the own origin', 'https://app.example/t', { answers: true }, 'unreachable'],
  ['nobody there', 'https://as.example/t', { relay: unreachable }, 'unreachable'],
];

it.each(cases)('tells %s', async (_what, ...[url, world, code]) => {
  enter(world);
  expect(await diagnose(url)).toMatchObject({ code, url });
});

it('takes the word of the policy before all others, and asks nobody', async () => {
  enter({ onLine: false });
  const url = 'http://as.example/token';
  expect(await diagnose(url, 'connect-src')).toEqual({
    code: 'csp_blocked',
    url,
    directive: 'connect-src',
  });
  expect(asked).toEqual([]);
});

it('asks the bare address with HEAD, and sends nothing of the request', async () => {
  enter({ relay: unreachable });
  const problem = await diagnose('https://as.example/token?client_secret=secret');
  expect(problem).toMatchObject({ code: 'unreachable', reason: 'ENOTFOUND' });
  expect(asked.map(([address]) => address)).toEqual(['https://as.example/token', '/relay']);
  expect(asked[0]?.[1]).toMatchObject({ method: 'HEAD', mode: 'no-cors', credentials: 'omit' });
  expect(JSON.parse(String(asked[1]?.[1].body))).toEqual({
    ...{ method: 'HEAD', url: 'https://as.example/token', headers: [], body: null },
  });
});
