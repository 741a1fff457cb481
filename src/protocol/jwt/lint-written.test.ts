import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeJwtUnverified, type DecodedJws } from './decode-jwt.ts';
import { lintWritten } from './lint-written.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');

function read(header: string, payload: string, signature: string): DecodedJws {
  const decoded = decodeJwtUnverified(`${encode(header)}.${encode(payload)}.${signature}`);
  if (decoded.kind !== 'jws') throw new Error(decoded.kind);
  return decoded;
}

const ids = (decoded: DecodedJws) => lintWritten(decoded).map(({ id }) => id);
const bytes = (length: number) => Buffer.alloc(length, 1).toString('base64url');

it('has nothing to say of a token that is written as it should be', () => {
  expect(ids(read('{"alg":"ES256"}', '{"sub":"älice","n":1.5e3}', bytes(64)))).toEqual([]);
  expect(ids(read('{"alg":"none"}', '{}', ''))).toEqual([]);
  expect(ids(read('{"alg":"RS256"}', '{}', bytes(256)))).toEqual([]);
});

it('knows an ECDSA signature in DER, as openssl writes it', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const der = sign(
    'sha256',
    Buffer.from('a.b'),
    createPrivateKey(privateKey.export({ format: 'pem', type: 'sec1' })),
  );
  const [check] = lintWritten(read('{"alg":"ES256"}', '{}', der.toString('base64url')));
  expect(check).toMatchObject({ id: 'jwt.signature-form', outcome: 'failed' });
  expect(check?.title).toContain('DER');
});

it.each([
  ['HS256', 31],
  ['ES384', 64],
  ['EdDSA', 63],
])('knows that %s has no signature of %i bytes', (alg, length) => {
  expect(ids(read(`{"alg":"${alg}"}`, '{}', bytes(length)))).toEqual(['jwt.signature-form']);
});

it.each(['rs256', 'NONE', ' ES256', 'nOnE'])('takes %j for no way to write a name', (alg) => {
  expect(ids(read(JSON.stringify({ alg }), '{}', bytes(64)))).toEqual(['jwt.alg-name']);
});

it('names the part that has another writing than the only one', () => {
  const [check] = lintWritten(read('{"alg":"HS256"}', '{}', `${bytes(32).slice(0, -1)}R`));
  expect(check).toMatchObject({ id: 'jwt.encoding', outcome: 'failed', evidence: 'signature' });
  expect(ids(read('{"alg":"HS256"}', '{}', `${bytes(32)}=`))).toEqual(['jwt.encoding']);
});

it('finds characters that nobody sees, in names too, and shows them by number', () => {
  const claims = { sub: 'al\u202eice', 'ad\u200bmin': true, list: [{ deep: '\u0007' }] };
  const [check] = lintWritten(read('{"alg":"none"}', JSON.stringify(claims), ''));
  expect(check?.id).toBe('jwt.hidden-characters');
  expect(check?.evidence).toContain('sub: U+202E');
  expect(check?.evidence).toContain('a name: U+200B');
  expect(check?.evidence).toContain('list[].deep: U+0007');
});

it('finds numbers that are not exact, and leaves those that are', () => {
  const text =
    '{"id":9007199254740993,"ok":9007199254740991,"time":1795464000.5,"deep":{"n":1e400}}';
  const [check] = lintWritten(read('{"alg":"none"}', text, ''));
  expect(check?.id).toBe('jwt.inexact-number');
  expect(check?.evidence).toContain('id: 9007199254740993');
  expect(check?.evidence).not.toContain('ok');
});

it('throws at no token', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.base64String(), (header, payload, signature) => {
      const decoded = decodeJwtUnverified(
        `${encode(JSON.stringify(header))}.${encode(JSON.stringify(payload))}.${signature}`,
      );
      if (decoded.kind === 'jws') expect(Array.isArray(lintWritten(decoded))).toBe(true);
    }),
  );
});
