import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAll } from './find-all.ts';

test('finds words in any letter case, and every sign as it is', () => {
  expect(findAll('{"Role": "a.b"}, {"role": "axb"}', 'ROLE').places).toEqual([2, 19]);
  expect(findAll('a.b axb', 'a.b').places).toEqual([0]);
  expect(findAll('anything', '')).toEqual({ places: [], isMore: false });
});

test('finds what stands in the text, whatever that is', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, wanted, after) => {
      const { places } = findAll(before + wanted + after, wanted);
      expect(places.length).toBeGreaterThan(0);
    }),
  );
});

test('gives no more places than anybody steps through', () => {
  expect(findAll('a'.repeat(5000), 'a')).toMatchObject({ isMore: true });
});
