import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deflateZlib, inflateZlib } from '#protocol/jwe/inflate.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { parseSdJwt } from '#protocol/sd-jwt/parse-sd-jwt.ts';
import { processSdJwtUnverified } from '#protocol/sd-jwt/process-sd-jwt.ts';
import vectors from '../../../tests/vectors/status-list.json' with { type: 'json' };
import {
  looksLikeCwtHex,
  processStatusListResponse,
  prepareStatusListRequest,
} from './fetch-status-list.ts';
import { judgeStatusList } from './judge-status-list.ts';
import { makeSampleStatusList } from './make-sample-status-list.ts';
import { countStatuses, readStatusList, statusAt, statusMeaning } from './read-status.ts';
import { readStatusReference } from './status-reference.ts';

async function listOf(claim: unknown) {
  const read = await readStatusList(claim);
  if (!read.ok) throw new Error(`Failed to read: ${read.problem.code}`);
  return read.value;
}

describe('the vectors of the specification', () => {
  it.each(vectors.lists)('reads each status of $name', async ({ bits, lst, size, statuses }) => {
    const list = await listOf({ bits, lst });
    expect(list.size).toBe(size);
    for (const [index = 0, status] of statuses) {
      expect(statusAt(list, index), `index ${index}`).toBe(status);
    }
    expect(statusAt(list, size)).toBeNull();
    expect(statusAt(list, 7)).toBe(statuses.find(([index]) => index === 7)?.[1] ?? 0);
  });

  it('finds the list of a referenced token, and its status', async () => {
    const parsed = parseSdJwt(vectors.referencedToken);
    if (!parsed.ok) throw new Error('Failed to parse');
    const { claims, checks } = await processSdJwtUnverified(parsed.value);
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const reference = readStatusReference(claims);
    if (!reference.ok || reference.value === null) throw new Error('Failed to find a reference');
    const moment = { now: 1686920170_000, toleranceSeconds: 0 };
    const judged = await judgeStatusList(vectors.statusListToken, reference.value, moment);
    expect(judged.status).toBe(1);
    // Index 0 is the only thing wrong with it.
    expect(judged.checks.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      { id: 'status_list.status' },
    ]);
  });

  it('knows the CBOR form', () => {
    expect(looksLikeCwtHex(vectors.cwtHex)).toBe(true);
    const bytes = Buffer.from(vectors.cwtHex, 'hex');
    expect(answer({ body: bytes.toString('base64'), bodyEncoding: 'base64' })).toMatchObject({
      problem: { code: 'status_list_cwt' },
    });
  });
});

function answer(given: object, type = 'text/plain') {
  return processStatusListResponse({
    status: 200,
    statusText: 'OK',
    headers: [['Content-Type', type]],
    body: '',
    bodyEncoding: 'utf-8',
    headersSeen: 'all',
    durationMilliseconds: 1,
    receivedAt: 0,
    ...given,
  });
}

it('asks for a JWT, and takes nothing else', () => {
  const { headers } = prepareStatusListRequest('https://example.com/1');
  expect(headers).toEqual([['accept', 'application/statuslist+jwt']]);
  expect(answer({ body: `${vectors.statusListToken}\n` })).toEqual({
    ok: true,
    value: vectors.statusListToken,
  });
  expect(answer({ status: 404 })).toMatchObject({ problem: { code: 'status_list_http' } });
  expect(answer({ body: '<html>' })).toMatchObject({ problem: { code: 'status_list_not_jwt' } });
  expect(answer({}, 'application/statuslist+cwt')).toMatchObject({
    problem: { code: 'status_list_cwt' },
  });
});

describe('inflating', () => {
  it('stops at the limit, however small the bomb was', async () => {
    const bomb = await deflateZlib(new Uint8Array(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    const started = performance.now();
    const lst = encodeBase64Url(bomb);
    expect(await readStatusList({ bits: 1, lst })).toMatchObject({
      problem: { code: 'lst_too_large' },
    });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('gives back what was compressed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        const compressed = await deflateZlib(new Uint8Array(bytes));
        const inflated = await inflateZlib(compressed, 2000);
        expect(inflated.ok && [...inflated.value]).toEqual([...bytes]);
      }),
      { numRuns: 30 },
    );
  });

  it('throws at no bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const lst = encodeBase64Url(bytes);
        expect(typeof (await readStatusList({ bits: 8, lst })).ok).toBe('boolean');
      }),
      { numRuns: 100 },
    );
  });

  it('refuses what was cut off', async () => {
    const [first] = vectors.lists;
    const lst = first?.lst.slice(0, 8);
    expect(await readStatusList({ bits: 1, lst })).toMatchObject({
      problem: { code: 'lst_not_zlib' },
    });
  });
});

it('reads back each status that was packed, for each number of bits', async () => {
  const cases = fc.constantFrom(1, 2, 4, 8).chain((bits) =>
    fc.record({
      bits: fc.constant(bits),
      statuses: fc.array(fc.integer({ min: 0, max: 2 ** bits - 1 }), { minLength: 1 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ({ bits, statuses }) => {
      const bytes = new Uint8Array(Math.ceil((statuses.length * bits) / 8));
      statuses.forEach((status, index) => {
        const at = Math.floor((index * bits) / 8);
        bytes[at] = (bytes[at] ?? 0) | (status << ((index * bits) % 8));
      });
      const list = await listOf({ bits, lst: encodeBase64Url(await deflateZlib(bytes)) });
      expect(statuses.map((_, index) => statusAt(list, index))).toEqual(statuses);
      const all = Array.from({ length: list.size }, (_, index) => statusAt(list, index));
      for (const { status, count } of countStatuses(list)) {
        expect(count).toBe(all.filter((one) => one === status).length);
      }
    }),
    { numRuns: 40 },
  );
});

it.each([
  [undefined, 'status_list_missing'],
  [{ bits: 3, lst: '' }, 'bits_invalid'],
  [{ bits: '1', lst: '' }, 'bits_invalid'],
  [{ bits: 1 }, 'lst_missing'],
  [{ bits: 1, lst: 'a+b' }, 'lst_not_base64url'],
  [{ bits: 1, lst: 'AAAA' }, 'lst_not_zlib'],
])('says why %j is no list', async (claim, code) => {
  expect(await readStatusList(claim)).toMatchObject({ ok: false, problem: { code } });
});

it.each([
  [{}, null],
  [{ status: {} }, null],
  [{ status: 1 }, 'status_not_object'],
  [{ status: { status_list: [] } }, 'status_list_not_object'],
  [{ status: { status_list: { idx: -1, uri: 'https://a.example' } } }, 'idx_invalid'],
  [{ status: { status_list: { idx: 1.5, uri: 'https://a.example' } } }, 'idx_invalid'],
  [{ status: { status_list: { idx: '1', uri: 'https://a.example' } } }, 'idx_invalid'],
  [{ status: { status_list: { idx: 1, uri: 'a' } } }, 'uri_invalid'],
])('reads the reference of %j', (claims, code) => {
  const read = readStatusReference(claims);
  expect(read.ok ? read.value : read.problem.code).toBe(code);
});

it('names what a status means', () => {
  expect([0, 1, 2, 3, 4, 12, 255].map((status) => statusMeaning(status).name)).toEqual([
    'VALID',
    'INVALID',
    'SUSPENDED',
    'APPLICATION_SPECIFIC',
    'unregistered',
    'APPLICATION_SPECIFIC',
    'unregistered',
  ]);
});

describe('a status list token fails for', () => {
  const decoded = decodeJwtUnverified(vectors.statusListToken);
  const claims = decoded.kind === 'jws' ? decoded.payload.claims : {};
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const wanted = { index: 1, uri: 'https://example.com/statuslists/1' };
  const moment = { now: 1686920170_000, toleranceSeconds: 0 };
  const failed = async (change: object, header: object = { typ: 'statuslist+jwt' }) => {
    const token = `${encode({ alg: 'ES256', ...header })}.${encode({ ...claims, ...change })}.AAAA`;
    const { checks } = await judgeStatusList(token, wanted, moment);
    return checks.flatMap(({ id, outcome }) => (outcome === 'failed' ? [id] : []));
  };

  it.each([
    ['nothing, as it was', {}, []],
    ['another list', { sub: 'https://example.com/statuslists/2' }, ['status_list.sub']],
    ['no sub', { sub: undefined }, ['status_list.sub']],
    ['no iat', { iat: undefined }, ['status_list.iat']],
    ['its end', { exp: 1686920000 }, ['status_list.exp']],
    ['a ttl that is no time', { ttl: 0 }, ['status_list.ttl']],
    ['no list', { status_list: undefined }, ['status_list.list']],
    [
      'an index beyond it',
      { status_list: { bits: 8, lst: 'eNoDAAAAAAE' } },
      ['status_list.status'],
    ],
  ])('%s', async (_what, change, ids) => {
    expect(await failed(change)).toEqual(ids);
  });

  it('another typ, and a text that is no JWT', async () => {
    expect(await failed({}, { typ: 'JWT' })).toEqual(['status_list.typ']);
    const { checks } = await judgeStatusList(vectors.cwtHex, wanted, moment);
    expect(checks).toMatchObject([{ id: 'status_list.form', outcome: 'failed' }]);
  });

  it('warns of one that was kept too long', async () => {
    const later = { now: (1686920170 + 43201) * 1000, toleranceSeconds: 0 };
    const { checks } = await judgeStatusList(vectors.statusListToken, wanted, later);
    expect(checks.find(({ id }) => id === 'status_list.ttl')?.outcome).toBe('warned');
  });
});

it('makes a sample whose token is suspended and whose signatures hold', async () => {
  const now = 1_800_000_000_000;
  const sample = await makeSampleStatusList(now);
  const decoded = decodeJwtUnverified(sample.token);
  const reference = readStatusReference(decoded.kind === 'jws' ? decoded.payload.claims : {});
  if (!reference.ok || reference.value === null) throw new Error('Failed to find a reference');
  const moment = { now, toleranceSeconds: 0 };
  const judged = await judgeStatusList(sample.statusListToken, reference.value, moment);
  expect(judged.status).toBe(2);
  const failed = judged.checks.filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ id }) => id)).toEqual(['status_list.status']);
  const keys = { kind: 'jwks', keys: [sample.publicKey], text: '' } as const;
  for (const token of [sample.token, sample.statusListToken]) {
    expect((await verifyJws(token, keys)).status).toBe('verified');
  }
});
