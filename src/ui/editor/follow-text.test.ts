import { expect, it } from 'vitest';
import { followText } from './follow-text.ts';

it('takes what was typed for no news, however late it comes back', () => {
  const text = followText('');
  for (const value of ['a', 'ab', 'abc']) text.typed(value);
  expect(['a', 'ab', 'abc', 'abc'].map((value) => text.isNews(value))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it('may be told of some of what was typed only', () => {
  const text = followText('');
  for (const value of ['a', 'ab', 'abc']) text.typed(value);
  expect(text.isNews('ab')).toBe(false);
  expect(text.isNews('abc')).toBe(false);
});

it('takes a text that another wrote for news, once', () => {
  const text = followText('a');
  text.typed('ab');
  expect(text.isNews('other')).toBe(true);
  expect(text.isNews('other')).toBe(false);
});

it('takes an earlier text for news once the last one has come back', () => {
  const text = followText('');
  text.typed('a');
  text.typed('ab');
  expect(text.isNews('ab')).toBe(false);
  expect(text.isNews('a')).toBe(true);
});

it('may hear the same again, while more is typed', () => {
  const text = followText('');
  text.typed('a');
  text.typed('ab');
  expect(text.isNews('a')).toBe(false);
  text.typed('abc');
  expect(text.isNews('a')).toBe(false);
  expect(text.isNews('abc')).toBe(false);
});
