import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines, type DiffLine } from './diff-lines.ts';

const textOf = (lines: readonly DiffLine[], leftOut: DiffLine['kind']) =>
  lines
    .filter(({ kind }) => kind !== leftOut)
    .map(({ text }) => text)
    .join('\n');

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
const text = lines.map((all) => all.join('\n'));

test('both texts can be put together again', () => {
  fc.assert(
    fc.property(text, text, (first, second) => {
      const diff = diffLines(first, second);
      expect(textOf(diff, 'added')).toBe(first);
      expect(textOf(diff, 'removed')).toBe(second);
    }),
    { numRuns: 500 },
  );
});

test('no shorter way exists', () => {
  fc.assert(
    fc.property(text, text, (first, second) => {
      const kept = diffLines(first, second).filter(({ kind }) => kind === 'same').length;
      expect(kept).toBe(longestCommon(first.split('\n'), second.split('\n')));
    }),
    { numRuns: 300 },
  );
});

/** By the book, as a table. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  const table = one.map(() => other.map(() => 0));
  const at = (x: number, y: number) => table[x]?.[y] ?? 0;
  one.forEach((line, x) => {
    other.forEach((counterpart, y) => {
      table[x]![y] =
        line === counterpart ? at(x - 1, y - 1) + 1 : Math.max(at(x - 1, y), at(x, y - 1));
    });
  });
  return at(one.length - 1, other.length - 1);
}

test('lines have the number that they have in their own text', () => {
  expect(diffLines('{\n"a": 1,\n"b": 2\n}', '{\n"a": 1,\n"c": 3,\n"b": 2\n}')).toEqual([
    { kind: 'same', text: '{', firstNumber: 1, secondNumber: 1 },
    { kind: 'same', text: '"a": 1,', firstNumber: 2, secondNumber: 2 },
    { kind: 'added', text: '"c": 3,', firstNumber: null, secondNumber: 3 },
    { kind: 'same', text: '"b": 2', firstNumber: 3, secondNumber: 4 },
    { kind: 'same', text: '}', firstNumber: 4, secondNumber: 5 },
  ]);
});

test('texts that have nothing in common are one replaced by the other, in bounded time', () => {
  const many = (name: string) => Array.from({ length: 20_000 }, (_, n) => `${name}${n}`).join('\n');
  const diff = diffLines(many('a'), many('b'));
  expect(diff.findIndex(({ kind }) => kind === 'added')).toBe(20_000);
  expect(diff).toHaveLength(40_000);
});
