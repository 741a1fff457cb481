import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairsOf, pairwise } from './pairs.ts';

const factors = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 })
  .map((sizes) =>
    Object.fromEntries(
      sizes.map((size, name) => [`n${name}`, Array.from({ length: size }, (_, i) => `v${i}`)]),
    ),
  );

test('any two values of two names stand together in some row, and no row is left incomplete', () => {
  fc.assert(
    fc.property(factors, (given) => {
      const rows = pairwise(given);
      const seen = new Set(rows.flatMap((row) => pairsOf(row).map((pair) => pair.join())));
      const names = Object.keys(given);
      for (const [index, one] of names.entries()) {
        for (const other of names.slice(index + 1)) {
          for (const value of given[one] ?? []) {
            for (const otherValue of given[other] ?? []) {
              expect(seen).toContain([one, value, other, otherValue].join());
            }
          }
        }
      }
      for (const row of rows) expect(Object.keys(row)).toEqual(names);
    }),
  );
});
