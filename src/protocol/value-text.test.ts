import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyJson } from '../../tests/support/hostile-text.ts';
import { valueText } from './value-text.ts';

it.each([
  ['a', 'a'],
  [5, '5'],
  [null, 'null'],
  [undefined, 'undefined'],
  [['a', 'b'], 'a,b'],
  [{ a: 1 }, '{"a":1}'],
  [{ toString: 0 }, '{"toString":0}'],
  [[{ toString: null }], '[{"toString":null}]'],
])('writes %j as %s', (value, text) => {
  expect(valueText(value)).toBe(text);
});

it('throws for no JSON value, however deep', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(typeof valueText(value)).toBe('string');
    }),
  );
  const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 1);
  expect(valueText(deep)).toBe('a value that is nested too deep');
});
