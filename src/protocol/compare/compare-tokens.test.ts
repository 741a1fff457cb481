import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { tokenOf } from '../../../tests/support/token-of.ts';
import { compareTokens, type ComparedToken, type TokenComparison } from './compare-tokens.ts';
import { describeComparison } from './describe-comparison.ts';
import { describeDifference } from './describe-difference.ts';

function read(token: string): ComparedToken {
  const decoded = decodeJwtUnverified(token);
  if (decoded.kind === 'empty') throw new Error('Failed to make a token: it is empty');
  return decoded;
}

const compare = (first: string, second: string) => compareTokens(read(first), read(second));
const compareClaims = (first: object | string, second: object | string) =>
  compare(tokenOf(first), tokenOf(second, undefined, 'b3RoZXI'));
const lines = (comparison: TokenComparison) =>
  describeComparison(comparison).map(({ text }) => text);
const outcomes = ({ payload }: TokenComparison) =>
  Object.fromEntries((payload?.members ?? []).map(({ name, outcome }) => [name, outcome]));
const words = ({ payload }: TokenComparison, wanted: string) => {
  const found = payload?.members.find(({ name }) => name === wanted);
  return found === undefined ? null : describeDifference(found);
};

test('tells what was added, removed, changed and kept, in the order of the two', () => {
  const comparison = compareClaims(
    { iss: 'a', name: 'A', email: 'x' },
    { email: 'y', iss: 'a', sid: 1 },
  );
  expect(Object.entries(outcomes(comparison))).toEqual([
    ['iss', 'same'],
    ['name', 'removed'],
    ['email', 'changed'],
    ['sid', 'added'],
  ]);
  expect(lines(comparison)).toEqual([
    'Changed 1 claim: email.',
    'Only in the second, 1 claim: sid.',
    'Only in the first, 1 claim: name.',
    'Both are of one kind: JWT.',
    'Issuer: the same, “a”.',
  ]);
});

test('scopes are sets: what was gained and lost is named, and order and form do not count', () => {
  const gained = compareClaims({ scope: 'openid read' }, { scope: 'write openid' });
  expect(words(gained, 'scope')).toBe('gained “write”; lost “read”; kept “openid”');
  const reordered = compareClaims({ scope: 'a b' }, { scope: 'b a' });
  expect(outcomes(reordered)).toEqual({ scope: 'equivalent' });
  expect(lines(reordered)).toContain(
    'Scope: the same 2 values; in another order, which does not matter.',
  );
  const renamed = compareClaims({ scope: 'a b' }, { scp: ['b', 'a'] });
  expect(outcomes(renamed)).toEqual({ scope: 'equivalent' });
  expect(words(renamed, 'scope')).toBe(
    'called scp in the second; the same 2 values; in another order, which does not matter; as an array and not a text, which does not matter',
  );
});

test('one audience as a text or in an array is the same audience; a space is part of it', () => {
  expect(outcomes(compareClaims({ aud: 'a b' }, { aud: ['a b'] }))).toEqual({ aud: 'equivalent' });
  expect(outcomes(compareClaims({ aud: 'a b' }, { aud: ['a', 'b'] }))).toEqual({ aud: 'changed' });
});

test('an order that may matter is told and not called the same', () => {
  const comparison = compareClaims({ steps: [1, 2] }, { steps: [2, 1] });
  expect(outcomes(comparison)).toEqual({ steps: 'changed' });
  expect(words(comparison, 'steps')).toBe('the same items in another order');
});

test('times are told relative to each other and to iat', () => {
  const comparison = compareClaims(
    { iat: 1000, nbf: 1000, exp: 4600 },
    { iat: 1180, nbf: 1180, exp: 1480 },
  );
  expect(words(comparison, 'exp')).toBe(
    '52 minutes earlier; 1 hour after iat in the first, 5 minutes after iat in the second',
  );
  expect(words(comparison, 'nbf')).toBe('3 minutes later; at iat in both');
  expect(lines(comparison)).toContain('Lifetime changed from 1 hour to 5 minutes.');
  expect(lines(comparison)).toContain(
    'The second was issued 3 minutes later, when the first was good for 57 minutes more.',
  );
});

test('a lifetime that cannot be told is not made up', () => {
  expect(lines(compareClaims({ iat: 1, exp: 61 }, { iat: 1 }))).toContain(
    'Lifetime: that of the second cannot be told, that of the other is 1 minute.',
  );
  const milliseconds = compareClaims({ iat: 1, exp: 61 }, { iat: 1, exp: 61_000_000_000_000 });
  expect(lines(milliseconds).join()).toContain('that of the second cannot be told');
});

test('a changed place inside a value is named by its path', () => {
  const comparison = compareClaims(
    { realm: { roles: ['a'], x: 1, o: { p: 1 } } },
    { realm: { roles: ['b'], y: 1, o: { p: 2 } } },
  );
  expect(words(comparison, 'realm')).toBe('roles[0] changed; x removed; o.p changed; y added');
  expect(words(compareClaims({ n: 1 }, { n: '1' }), 'n')).toBe('a number became a text');
});

test('a signature that stayed while the content changed cannot be valid', () => {
  const tampered = compare(tokenOf({ sub: 'alice' }), tokenOf({ sub: 'admin' }));
  expect(describeComparison(tampered)).toContainEqual(
    expect.objectContaining({ id: 'signature', tone: 'warned' }),
  );
  const again = compare(tokenOf({ sub: 'a' }), tokenOf({ sub: 'a' }, undefined, 'b3RoZXI'));
  expect(lines(again)).toContain('Header and payload are the same; only the signature is another.');
});

test('the same members written in another way are told apart from the same text', () => {
  const comparison = compareClaims('{"a":1,"b":"\\u0041"}', '{ "b":"A", "a":1.0 }');
  expect(outcomes(comparison)).toEqual({ a: 'same', b: 'same' });
  expect(lines(comparison).join()).toContain('The payload means the same but is written');
});

test('a number that no double can hold is compared by its digits', () => {
  expect(outcomes(compareClaims('{"n":9007199254740993}', '{"n":9007199254740992}'))).toEqual({
    n: 'changed',
  });
});

test('of a repeated member the last counts, and names such as __proto__ are only names', () => {
  expect(outcomes(compareClaims('{"a":1,"a":2}', '{"a":2}'))).toEqual({ a: 'same' });
  const odd = compareClaims('{"__proto__":{"x":1},"constructor":1}', '{"toString":"a"}');
  expect(odd.payload?.members.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    '__proto__ removed',
    'constructor removed',
    'toString added',
  ]);
});

test('opaque and encrypted tokens are compared as far as they can be read', () => {
  expect(lines(compare('gho_abc', 'gho_abcd'))).toEqual([
    'They are two different tokens; 7 and 8 characters.',
    expect.stringMatching(/^Both are opaque: no JWT/),
  ]);
  expect(lines(compare('opaque', 'opaque'))[0]).toContain('the same token');
  const header = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url');
  const encrypted = compare(tokenOf({ a: 1 }), `${header}..AAAA.AAAA.AAAA`);
  expect(encrypted.payload).toBeNull();
  expect(encrypted.header?.members.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'alg changed',
    'kid removed',
    'enc added',
  ]);
  expect(lines(encrypted)[0]).toMatch(/^The second is encrypted: only its header can be read/);
});

const json = fc.jsonValue({ maxDepth: 3 });
const claims = fc.dictionary(fc.constantFrom('a', 'b', 'aud', 'scope', 'exp', 'iat'), json);

test('a token differs in nothing from itself, and from another in both directions alike', () => {
  fc.assert(
    fc.property(claims, claims, (one, other) => {
      const itself = compare(tokenOf(one), tokenOf(one));
      expect(itself.payload?.members.every(({ outcome }) => outcome === 'same')).toBe(true);
      const mirrored = { same: 'same', equivalent: 'equivalent', changed: 'changed' } as const;
      const turned = { ...mirrored, added: 'removed', removed: 'added' } as const;
      const there = Object.entries(outcomes(compareClaims(one, other)));
      const back = Object.entries(outcomes(compareClaims(other, one)));
      const backTurned = back.map(([name, outcome]) => [name, turned[outcome]]);
      expect(new Map(there)).toEqual(new Map(backTurned as typeof there));
    }),
  );
});

test('whatever the texts are, the comparison neither throws nor is without words', () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('{"aud":["a",1]}'));
  const token = fc.oneof(
    fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
    fc.tuple(part, part).map(([header, payload]) => tokenOf(payload, header)),
  );
  fc.assert(
    fc.property(token, token, (first, second) => {
      const comparison = compare(first, second);
      expect(describeComparison(comparison).length).toBeGreaterThan(0);
      for (const part of [comparison.header, comparison.payload])
        for (const member of part?.members ?? []) expect(describeDifference(member)).not.toBe('');
    }),
    { numRuns: 300 },
  );
});
