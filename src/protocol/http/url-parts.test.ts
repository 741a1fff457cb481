import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinUrl, repeatedParameters, splitUrl, writeParameter } from './url-parts.ts';

it('takes query and fragment apart, each with its parameters', () => {
  const { base, query, fragment } = splitUrl('https://rp.example/cb?state=a%20b&x#code=c+d&e');
  expect(base).toBe('https://rp.example/cb');
  expect(query?.map(({ name, value }) => [name, value])).toEqual([
    ['state', 'a b'],
    ['x', ''],
  ]);
  expect(fragment?.map(({ name, value }) => [name, value])).toEqual([
    ['code', 'c d'],
    ['e', ''],
  ]);
});

it('tells a part that is empty from one that is not there', () => {
  expect(splitUrl('/a?')).toEqual({ base: '/a', query: [], fragment: null });
  expect(splitUrl('/a#')).toEqual({ base: '/a', query: null, fragment: [] });
});

it('gives back any text as it was', () => {
  const piece = fc.constantFrom(
    '?',
    '#',
    '&',
    '=',
    '%',
    '%2',
    '%zz',
    '+',
    'a',
    'ü',
    '\n',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      expect(joinUrl(splitUrl(text))).toBe(text);
    }),
  );
});

it('reads back what it writes, whatever stands in it', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (name, value) => {
      const url = joinUrl({ base: '/', query: [writeParameter(name, value)], fragment: null });
      expect(splitUrl(url).query).toMatchObject([{ name, value, isReadable: true }]);
    }),
  );
});

it('leaves broken encoding as it stands, and says that it is', () => {
  expect(splitUrl('?a=%zz').query).toEqual([
    { name: 'a', value: '%zz', raw: 'a=%zz', isReadable: false },
  ]);
});

it('names what stands more than once, by what it means', () => {
  const { query } = splitUrl('?state=1&code=2&st%61te=3&state=4');
  expect(repeatedParameters(query ?? [])).toEqual(['state']);
});
