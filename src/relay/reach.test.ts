import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import type { RelayAnswer } from '#protocol/http/relay-wire.ts';
import { forwardRequest } from './forward.ts';
import { judgeRelayRequest } from './policy.ts';
import { findPinned, publicReach, type Reach } from './reach.ts';

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server inside, and how many requests have come to it. */
async function serveInside(): Promise<{ readonly port: number; readonly seen: () => number }> {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data/' }).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  open.push(() => void server.close());
  return { port: (server.address() as AddressInfo).port, seen: () => requests };
}

/** As the relay of a host beyond loopback does it, from what a page posts. */
function relay(url: string, reach: Reach = publicReach): Promise<RelayAnswer> {
  const judgement = judgeRelayRequest({ method: 'GET', url, headers: [], body: null });
  if (!judgement.allowed) throw new Error(judgement.reason);
  return forwardRequest(judgement.order, new AbortController().signal, { reach });
}

const codeOf = (answer: RelayAnswer) =>
  answer.ok ? String(answer.response.status) : answer.problem.code;

/** A name server with these names alone. */
function resolving(names: Readonly<Record<string, readonly string[]>>): Reach {
  const resolve: Reach['resolve'] = async (name) =>
    (names[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return { ...publicReach, resolve };
}

test.each([
  ['loopback', '127.0.0.1'],
  ['decimal', '2130706433'],
  ['octal', '017700000001'],
  ['octal parts', '0177.0.0.01'],
  ['hexadecimal', '0x7f000001'],
  ['hexadecimal parts', '0x7f.0x0.0x0.0x1'],
  ['mixed', '0x7f.1'],
  ['short', '127.1'],
  ['zero', '0'],
  ['a dot at the end', '127.0.0.1.'],
  ['decimal with a dot at the end', '2130706433.'],
  ['percent-encoded', '%31%32%37.0.0.1'],
  ['full-width digits', '１２７.０.０.１'],
  ['circled digits', '①②⑦.⓪.⓪.①'],
  ['an ideographic dot', '127。0。0。1'],
  ['metadata in decimal', '2852039166'],
  ['private, octal', '012.0.0.1'],
  ['loopback in IPv6', '[::1]'],
  ['loopback in IPv6, written out', '[0000:0000:0000:0000:0000:0000:0000:0001]'],
  ['mapped', '[::ffff:127.0.0.1]'],
  ['mapped in hex', '[::ffff:7f00:1]'],
  ['compatible', '[::127.0.0.1]'],
  ['NAT64', '[64:ff9b::127.0.0.1]'],
  ['6to4', '[2002:7f00:1::]'],
  ['unique-local', '[fd00:ec2::254]'],
  ['link-local', '[fe80::1]'],
])('sends nothing to an address inside, as %s: %s', async (_spelling, host) => {
  const inside = await serveInside();
  expect(codeOf(await relay(`http://${host}:${inside.port}/`))).toBe('relay_refused');
  expect(inside.seen()).toBe(0);
});

test.each([
  ['that leads to loopback', ['127.0.0.1']],
  ['that leads to metadata', ['169.254.169.254']],
  ['that leads to a mapped address', ['::ffff:10.0.0.1']],
  ['that leads both outside and inside', ['1.1.1.1', '10.0.0.1']],
  ['without an address', []],
])('sends nothing to a name %s', async (_kind, addresses) => {
  const names = { '127.0.0.1.nip.example': addresses, 'inside.example.': addresses };
  for (const name of Object.keys(names)) {
    expect(codeOf(await relay(`http://${name}/`, resolving(names)))).toBe('relay_refused');
  }
});

test.each(['localhost', 'localhost.', 'LOCALHOST'])(
  'sends nothing to %s, resolved by this machine',
  async (name) => {
    const inside = await serveInside();
    // A machine may not know the name with a dot; it must not lead there in any case.
    const code = codeOf(await relay(`http://${name}:${inside.port}/`));
    expect(name.endsWith('.') ? ['relay_refused', 'unreachable'] : ['relay_refused']).toContain(
      code,
    );
    expect(inside.seen()).toBe(0);
  },
);

test('takes every address of this machine for inside, a public one too', () => {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  expect(own.length).toBeGreaterThan(0);
  for (const { address } of own) expect(publicReach.isAllowed(address)).toBe(false);
});

test('resolves a name once and connects to what was found, whatever it leads to later', async () => {
  const inside = await serveInside();
  const asked: string[] = [];
  const reach: Reach = {
    // Loopback stands for a public address here: tests reach nothing else.
    isAllowed: (address) => address === '127.0.0.1',
    resolve: async (name) => {
      asked.push(name);
      return [{ address: asked.length === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    },
  };
  expect(codeOf(await relay(`http://localhost:${inside.port}/`, reach))).toBe('302');
  expect(asked).toEqual(['localhost']);
});

test('pins a name that leads elsewhere without it', async () => {
  const inside = await serveInside();
  const reach = {
    isAllowed: () => true,
    resolve: async () => [{ address: '127.0.0.254', family: 4 }],
  };
  // Nothing listens there, whereas `localhost` would lead to the server.
  expect(codeOf(await relay(`http://localhost:${inside.port}/`, reach))).toBe('unreachable');
  expect(inside.seen()).toBe(0);
});

test('judges the address again once connected, before anything is sent', async () => {
  const inside = await serveInside();
  const judged: string[] = [];
  const reach: Reach = {
    isAllowed: (address) => judged.push(address) === 1,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  };
  const answer = await relay(`http://localhost:${inside.port}/`, reach);
  expect(codeOf(answer)).toBe('relay_refused');
  expect(judged).toEqual(['127.0.0.1', '127.0.0.1']);
  expect(inside.seen()).toBe(0);
});

test('returns a redirect that leads inside, and refuses to take it', async () => {
  const outside = await serveInside();
  const reach: Reach = {
    ...publicReach,
    isAllowed: (address) => address === '127.0.0.1' || publicReach.isAllowed(address),
  };
  const answer = await relay(`http://127.0.0.1:${outside.port}/`, reach);
  if (!answer.ok) throw new Error(answer.problem.code);
  const location = answer.response.headers.find(([name]) => name === 'Location')?.[1] ?? '';
  expect(location).toContain('169.254.169.254');
  expect(codeOf(await relay(location, reach))).toBe('relay_refused');
});

test('says why without telling where a name leads', async () => {
  const answer = await relay(
    'http://inside.example/',
    resolving({ 'inside.example': ['10.1.2.3'] }),
  );
  expect(answer).toMatchObject({ problem: { code: 'relay_refused' } });
  expect(JSON.stringify(answer)).toContain('public addresses alone');
  expect(JSON.stringify(answer)).not.toContain('10.1.2.3');
});

test('lets public addresses through, literal or resolved', async () => {
  const names = { 'as.example': ['1.1.1.1', '2606:4700:4700::1111'] };
  const found = await findPinned(new URL('https://as.example/'), resolving(names));
  expect(found.map(({ address }) => address)).toEqual(names['as.example']);
  const literal = await findPinned(new URL('https://[2606:4700:4700::1111]/'), publicReach);
  expect(literal).toEqual([{ address: '2606:4700:4700::1111', family: 6 }]);
});

test('stops waiting for a name server when the caller goes away', async () => {
  const caller = new AbortController();
  const reach: Reach = {
    ...publicReach,
    resolve: () => {
      caller.abort();
      return new Promise(() => undefined);
    },
  };
  const judgement = judgeRelayRequest({
    method: 'GET',
    url: 'http://as.example/',
    headers: [],
    body: null,
  });
  if (!judgement.allowed) throw new Error(judgement.reason);
  expect(codeOf(await forwardRequest(judgement.order, caller.signal, { reach }))).toBe('aborted');
});
