import { expect, it } from 'vitest';
import { pairRows, type DiffRow } from './pair-rows.ts';

const row = (kind: DiffRow['kind'], text: string): DiffRow => ({
  kind,
  text,
  firstNumber: null,
  secondNumber: null,
});

it('puts what was left out beside what was put in there, and leaves room where there is none', () => {
  const rows = [
    row('same', '{'),
    row('removed', 'a'),
    row('removed', 'b'),
    row('added', 'c'),
    row('same', '}'),
    row('added', 'd'),
  ];
  const texts = pairRows(rows).map(({ first, second }) => [first?.text, second?.text]);
  expect(texts).toEqual([
    ['{', '{'],
    ['a', 'c'],
    ['b', undefined],
    ['}', '}'],
    [undefined, 'd'],
  ]);
});
