import { describe, expect, it } from 'vitest';
import type { CheckOutcome } from '#protocol/check.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';
import { processSdJwtUnverified, type ProcessedSdJwt } from './process-sd-jwt.ts';
import { sdDigest } from './sd-hash.ts';

const encode = (value: unknown) =>
  encodeBase64Url(
    new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
  );
const salt = (letter: string) => letter.repeat(22);
const digest = (disclosure: string) => sdDigest(disclosure, 'sha-256');

/** The issuer signs whatever stands here: only what is done with the disclosures is looked at. */
async function read(
  payload: unknown,
  disclosures: readonly string[],
  header: object = { alg: 'ES256' },
): Promise<ProcessedSdJwt> {
  const parsed = parseSdJwt(
    [`${encode(header)}.${encode(payload)}.AAAA`, ...disclosures, ''].join('~'),
  );
  if (!parsed.ok) throw new Error(`Failed to parse: ${parsed.problem.code}`);
  return processSdJwtUnverified(parsed.value);
}

function outcomes({ checks }: ProcessedSdJwt, wanted: CheckOutcome): string[] {
  return checks.filter(({ outcome }) => outcome === wanted).map(({ id }) => id);
}

const name = encode([salt('a'), 'name', 'Alice']);
const element = encode([salt('b'), 'FR']);

describe('RFC 9901 §7.1 rejects', () => {
  it('a disclosure whose digest is nowhere', async () => {
    const processed = await read({ _sd: [await digest(name)] }, [name, element]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.referenced']);
    expect(processed.claims).toEqual({ name: 'Alice' });
  });

  it('a digest that is there twice', async () => {
    const twice = await digest(name);
    const processed = await read({ _sd: [twice], a: { _sd: [twice] } }, [name]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.digest_once']);
  });

  it('a digest that is there twice though nothing is disclosed', async () => {
    const twice = await digest(name);
    const processed = await read({ _sd: [twice, twice] }, []);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.digest_once']);
  });

  it('a digest that a disclosure repeats', async () => {
    const inner = await digest(name);
    const outer = encode([salt('c'), 'inside', { _sd: [inner] }]);
    const processed = await read({ _sd: [inner, await digest(outer)] }, [outer, name]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.digest_once']);
  });

  it.each(['_sd', '...'])('a claim called %s', async (reserved) => {
    const bad = encode([salt('a'), reserved, ['x']]);
    const processed = await read({ _sd: [await digest(bad)] }, [bad]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.name_reserved']);
    expect(processed.claims).toEqual({});
  });

  it('a claim that replaces one that is there', async () => {
    const processed = await read({ name: 'Bob', _sd: [await digest(name)] }, [name]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.name_present']);
    expect(processed.claims).toEqual({ name: 'Bob' });
  });

  it('two disclosures of one name', async () => {
    const other = encode([salt('c'), 'name', 'Mallory']);
    const payload = { _sd: [await digest(name), await digest(other)] };
    const processed = await read(payload, [name, other]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.name_present']);
  });

  it('an element in an object, and a claim in an array', async () => {
    const payload = { _sd: [await digest(element)], list: [{ '...': await digest(name) }] };
    const processed = await read(payload, [element, name]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.kinds']);
    expect(processed.claims).toEqual({ list: [] });
  });

  it.each([
    ['not base64url', 'a+b='],
    ['not JSON', encode('[1')],
    ['no array', encode({ a: 1 })],
    ['one element', encode([salt('a')])],
    ['four elements', encode([salt('a'), 'b', 'c', 'd'])],
    ['a salt that is no string', encode([1, 'name', 'x'])],
    ['a name that is no string', encode([salt('a'), 1, 'x'])],
  ])('a disclosure that is %s', async (_what, bad) => {
    const processed = await read({ _sd: [await digest(bad)] }, [bad]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.disclosures']);
  });

  it('a hash that is not known, and places nothing then', async () => {
    const processed = await read({ _sd_alg: 'SHA-256', _sd: [await digest(name)] }, [name]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.sd_alg']);
    expect(processed.payload).toBeNull();
  });
});

describe('RFC 9901 §4 rejects', () => {
  it.each([
    ['_sd that is no list', { _sd: 'x' }, 'sd_jwt.digests'],
    ['_sd with a number in it', { a: { _sd: [1] } }, 'sd_jwt.digests'],
    ['a member called ...', { a: { '...': 'x' } }, 'sd_jwt.reserved_keys'],
    ['an element with ... and more', { a: [{ '...': 'x', b: 1 }] }, 'sd_jwt.reserved_keys'],
    ['_sd_alg further inside', { a: { _sd_alg: 'sha-256' } }, 'sd_jwt.reserved_keys'],
  ])('%s', async (_what, payload, id) => {
    expect(outcomes(await read(payload, []), 'failed')).toEqual([id]);
  });

  it('an issuer’s JWT that is not signed', async () => {
    expect(outcomes(await read({}, [], { alg: 'none' }), 'failed')).toEqual(['sd_jwt.alg']);
  });

  it('a payload that is no object', async () => {
    expect(outcomes(await read([1], []), 'failed')).toEqual(['sd_jwt.issuer_jwt']);
  });

  it('a member that is there twice', async () => {
    const processed = await read(`{"_sd":[],"_sd":["${await digest(name)}"]}`, [name]);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.issuer_jwt']);
  });
});

describe('what is doubtful', () => {
  it('is a validity claim that can be withheld', async () => {
    const exp = encode([salt('a'), 'exp', 1883000000]);
    const processed = await read({ _sd: [await digest(exp)] }, [exp]);
    expect(outcomes(processed, 'warned')).toEqual(['sd_jwt.critical']);
  });

  it('is a short salt, and one salt for two claims', async () => {
    const short = encode(['abc', 'name', 'Alice']);
    const one = await read({ _sd: [await digest(short)] }, [short]);
    expect(outcomes(one, 'warned')).toEqual(['sd_jwt.salts']);
    const same = encode([salt('a'), 'other', 'x']);
    const two = await read({ _sd: [await digest(name), await digest(same)] }, [name, same]);
    expect(outcomes(two, 'warned')).toEqual(['sd_jwt.salts']);
  });

  it('is a disclosure that was sent twice', async () => {
    const processed = await read({ _sd: [await digest(name)] }, [name, name]);
    expect(outcomes(processed, 'warned')).toEqual(['sd_jwt.sent_once']);
    expect(processed.disclosures.map(({ isReferenced }) => isReferenced)).toEqual([true, true]);
  });

  it('is a MAC', async () => {
    expect(outcomes(await read({}, [], { alg: 'HS256' }), 'warned')).toEqual(['sd_jwt.alg']);
  });
});

describe('hostile disclosures', () => {
  it('that nest without end are given up at a depth, with a reason', async () => {
    const disclosures: string[] = [];
    let inner = 'x';
    for (let level = 0; level < 600; level += 1) {
      const disclosure = encode([`${salt('a')}${level}`, 'in', { _sd: [inner] }]);
      disclosures.push(disclosure);
      inner = await digest(disclosure);
    }
    const processed = await read({ _sd: [inner] }, disclosures);
    expect(outcomes(processed, 'failed')).toEqual(['sd_jwt.depth', 'sd_jwt.referenced']);
  });

  it('make no prototype', async () => {
    const proto = encode(`["${salt('a')}","__proto__",{"admin":true}]`);
    const processed = await read({ _sd: [await digest(proto)] }, [proto]);
    expect(Object.keys(processed.claims)).toEqual(['__proto__']);
    expect(Reflect.get(processed.claims, 'admin')).toBeUndefined();
  });

  it('keep numbers as they were written', async () => {
    const number = encode(`["${salt('a')}","n",12345678901234567890.10]`);
    const { payload } = await read({ _sd: [await digest(number)] }, [number]);
    expect(payload).toMatchObject({ members: [{ value: { text: '12345678901234567890.10' } }] });
  });
});
