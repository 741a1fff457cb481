import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeJwtUnverified } from './decode-jwt.ts';
import { checkFamousSecret } from './famous-secrets.ts';
import { severityOf } from './finding-severity.ts';
import { lintHeader } from './lint-header.ts';
import { lintSensitive } from './lint-sensitive.ts';

const failed = (header: Readonly<Record<string, unknown>>) =>
  lintHeader(header)
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ id }) => id);

it.each([
  '../../../../dev/null',
  '/etc/passwd',
  'C:\\keys\\a',
  "x' UNION SELECT 'key';--",
  "1' or '1'='1",
  'https://evil.example/key',
  'key; rm -rf /',
  'a|whoami',
  'line\nbreak',
])('takes the kid %j for an attack', (kid) => {
  expect(failed({ kid })).toEqual(['jwt.kid-form']);
});

it.each([
  '2026-11-key',
  'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  'rsa/1',
  'a+b=',
  'key of bob',
  'a&b',
])('takes the kid %j for a name', (kid) => {
  expect(failed({ kid })).toEqual([]);
});

it('knows what crit may name', () => {
  expect(failed({ crit: ['b64'], b64: false })).toEqual([]);
  for (const header of [
    { crit: [] },
    { crit: 'b64' },
    { crit: ['exp'] },
    { crit: ['http://x'], 'http://x': 1 },
    { crit: ['alg'], alg: 'RS256' },
    { crit: [1] },
  ]) {
    expect(failed(header), JSON.stringify(header)).toEqual(['jwt.crit']);
  }
  expect(failed({ b64: false })).toEqual(['jwt.b64']);
});

it('names members that should be secret, at any depth, and not their values', () => {
  const found = lintSensitive({
    sub: 'alice',
    user: { password: 'hunter2-value', cards: [{ n: '4111 1111 1111 1111' }] },
    cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd-value' } },
  });
  expect(found?.evidence?.split(', ').toSorted()).toEqual([
    'cnf.jwk',
    'user.cards.0.n',
    'user.password',
  ]);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|4111|d-value/);
});

it('says nothing of ordinary members', () => {
  const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
  const claims = { sub: '4111111111111112', phone_number: '+49 30 123456', cnf: { jwk }, pin: '' };
  expect(lintSensitive(claims)).toBeNull();
});

it.each(['HS256', 'HS384', 'HS512'])('finds a famous secret behind %s', async (alg) => {
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  const input = `${encode(JSON.stringify({ alg }))}.${encode('{"sub":"alice"}')}`;
  const sign = (secret: string) => {
    const signature = createHmac(`sha${alg.slice(2)}`, secret)
      .update(input)
      .digest('base64url');
    return decodeJwtUnverified(`${input}.${signature}`);
  };
  const look = async (secret: string) => {
    const decoded = sign(secret);
    return decoded.kind === 'jws' ? checkFamousSecret(decoded) : null;
  };
  expect(await look('your-256-bit-secret')).toMatchObject({
    outcome: 'failed',
    evidence: '“your-256-bit-secret”',
  });
  expect(await look('')).toMatchObject({ outcome: 'failed', evidence: 'the empty text' });
  expect(await look('Ew2vBz0nqT8pQ4')).toMatchObject({ outcome: 'passed' });
});

it('weighs what lets tokens be forged above the rest', () => {
  expect(severityOf({ id: 'jwt.famous-secret', outcome: 'failed' })).toBe('high');
  expect(severityOf({ id: 'jwt.exp', outcome: 'failed' })).toBe('medium');
  expect(severityOf({ id: 'jwt.kid', outcome: 'warned' })).toBe('low');
  expect(severityOf({ id: 'jwt.exp', outcome: 'passed' })).toBeNull();
});

it('neither throws nor hangs at any header or payload', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
      expect(() => [lintHeader(members), lintSensitive(members)]).not.toThrow();
    }),
  );
  const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 'end');
  expect(lintSensitive({ deep })).toBeNull();
  expect(failed({ kid: `${"'".repeat(100_000)}x` })).toEqual([]);
});
