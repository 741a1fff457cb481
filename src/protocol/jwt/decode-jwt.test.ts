import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import jws from '../../../tests/vectors/jws.json' with { type: 'json' };
import { decodeJwtUnverified } from './decode-jwt.ts';
import { explainPartProblem, tokenFaults } from './explain-token-problem.ts';
import { findTokens } from './find-tokens.ts';
import { formatJson } from './format-json.ts';

const encode = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');
const header = encode('{"alg":"ES256"}');

function decodeJws(token: string) {
  const decoded = decodeJwtUnverified(token);
  if (decoded.kind !== 'jws') throw new Error(`Failed to decode: ${decoded.kind}`);
  return decoded;
}

it('decodes the token of RFC 7515 A.1 with its line breaks', () => {
  const { header: head, payload } = decodeJws(jws.vectors[0]!.token);
  expect(head.text).toBe('{"typ":"JWT",\r\n "alg":"HS256"}');
  expect(payload.claims).toEqual({
    iss: 'joe',
    exp: 1300819380,
    'http://example.com/is_root': true,
  });
});

it('keeps numbers and order as they were written', () => {
  const text = '{"z":1795464300.50,"a":1e3,"big":12345678901234567890123,"n":-0,"é":"\\u00e9"}';
  const { payload } = decodeJws(`${header}.${encode(text)}.AAAA`);
  expect(formatJson(payload.json!).replace(/\n\s*/g, '').replace(/: /g, ':')).toBe(text);
});

it('names members that are there twice, at any depth', () => {
  const { payload } = decodeJws(`${header}.${encode('{"a":1,"b":{"c":1,"c":2},"a":2}')}.AAAA`);
  expect(payload.repeated).toEqual(['a', 'b.c']);
  expect(payload.claims['a']).toBe(2);
});

it('makes no prototype out of a claim', () => {
  const { payload } = decodeJws(`${header}.${encode('{"__proto__":{"admin":true}}')}.AAAA`);
  expect(Object.keys(payload.claims)).toEqual(['__proto__']);
  expect(Reflect.get(payload.claims, 'admin')).toBeUndefined();
});

describe('a broken token', () => {
  it.each<[string, string, string, object]>([
    [
      'a character',
      `${header}.eyJz*WIiOiJhIn0.AAAA`,
      'payload',
      { code: 'base64url_character', index: 4, character: '*' },
    ],
    [
      'padding',
      `${header}.${encode('{"a":1}')}==.AAAA`,
      'payload',
      { code: 'base64url_padding', index: 10 },
    ],
    ['a length', `${header}.eyJzd.AAAA`, 'payload', { code: 'base64url_length', length: 5 }],
    [
      'bytes',
      `${header}.${encode(new Uint8Array([123, 34, 255]))}.AAAA`,
      'payload',
      { code: 'utf8', byte: 2 },
    ],
    ['JSON', `${header}.${encode('{"a":1,}')}.AAAA`, 'payload', { code: 'json_syntax', index: 7 }],
    [
      'a list',
      `${header}.${encode('[1]')}.AAAA`,
      'payload',
      { code: 'json_not_object', found: 'array' },
    ],
    [
      'the signature',
      `${header}.${encode('{}')}.A+A=`,
      'signature',
      { code: 'base64url_character', index: 1 },
    ],
    ['a missing signature', `${header}.${encode('{}')}.`, 'signature', { code: 'part_empty' }],
    ['the header', `eyJh.${encode('{}')}.AAAA`, 'header', { code: 'json_syntax', index: 3 }],
  ])('says which part and which character: %s', (_what, ...[token, part, problem]) => {
    const [fault] = tokenFaults(decodeJws(token));
    expect(fault).toMatchObject({ part, problem });
  });

  it('counts characters from one, for people', () => {
    const problem = { code: 'base64url_character', index: 4, character: '*' } as const;
    expect(explainPartProblem('payload', problem)).toContain('Payload, character 5: “*” (U+002A)');
  });

  it('shows what can be read of a payload in standard base64', () => {
    const text = '{"a":"??>>~~"}';
    const { payload } = decodeJws(`${header}.${Buffer.from(text).toString('base64')}.AAAA`);
    expect(payload.text).toBe(text);
    expect(payload.problem).not.toBeNull();
  });

  it('shows the header though the payload is broken', () => {
    expect(decodeJws(`${header}.!!!!.AAAA`).header.claims).toEqual({ alg: 'ES256' });
  });
});

it('shows the header of an encrypted token', () => {
  const token = `${encode('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.AAAA.AAAA.AAAA.AAAA`;
  expect(decodeJwtUnverified(token)).toMatchObject({
    kind: 'jwe',
    header: { claims: { alg: 'RSA-OAEP', enc: 'A256GCM' } },
  });
});

it('calls a text without the form of a JWT opaque', () => {
  expect(decodeJwtUnverified('2YotnFZFEjr1zCsicMWpAA')).toMatchObject({ kind: 'opaque', dots: 0 });
  expect(decodeJwtUnverified('login.example.com/a')).toMatchObject({ kind: 'opaque' });
});

it('reads a payload that is not encoded, as RFC 7797 has it', () => {
  const decoded = decodeJws(`${encode('{"alg":"HS256","b64":false,"crit":["b64"]}')}.{"a":1}.AAAA`);
  expect(decoded.payload.claims).toEqual({ a: 1 });
});

const jwtLike = fc
  .tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.base64String())
  .map((parts) => parts.map((part) => encode(part)).join('.'));

it('throws at no text, and explains each fault', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), jwtLike, fc.json());
  fc.assert(
    fc.property(texts, (text) => {
      for (const { token } of findTokens(text)) {
        const decoded = decodeJwtUnverified(token);
        if (decoded.kind === 'jws') {
          for (const { sentence } of tokenFaults(decoded)) expect(sentence).not.toBe('');
        }
      }
    }),
    { numRuns: 1000 },
  );
});

it('gives back any JSON object that was encoded', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (claims) => {
      const { payload } = decodeJws(`${header}.${encode(JSON.stringify(claims))}.AAAA`);
      expect(payload.claims).toEqual(JSON.parse(JSON.stringify(claims)));
      expect(JSON.parse(formatJson(payload.json!))).toEqual(payload.claims);
    }),
  );
});

it.each([
  ['one long claim', JSON.stringify({ a: 'x'.repeat(750_000) })],
  [
    'many claims',
    JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i]))),
  ],
  ['deep nesting', '['.repeat(700_000)],
  ['many lists at a depth', `{"a":${'['.repeat(300)}${'[],'.repeat(200_000)}[]${']'.repeat(300)}}`],
  ['quotes', `{"a":"${'\\"'.repeat(300_000)}"}`],
])('decodes and lays out a token of 1 MB in bounded time: %s', (_what, text) => {
  const token = `${header}.${encode(text)}.AAAA`;
  const started = performance.now();
  const [found] = findTokens(token);
  const { payload } = decodeJws(found!.token);
  if (payload.json !== null) expect(formatJson(payload.json).length).toBeLessThan(30_000_000);
  expect(performance.now() - started).toBeLessThan(3000);
});
