import { expect, it } from 'vitest';
import { replaceText } from './replace-text.ts';

it.each([
  ['{"exp":1}', '{"exp":1795464000}', { start: 8, end: 8, text: '795464000' }],
  ['abc', 'abc', { start: 3, end: 3, text: '' }],
  ['aaa', 'aa', { start: 2, end: 3, text: '' }],
  ['', 'new', { start: 0, end: 0, text: 'new' }],
  ['old', '', { start: 0, end: 3, text: '' }],
  ['one two', 'one 2 two', { start: 4, end: 4, text: '2 ' }],
])('replaces in %j no more than it must to make %j', (before, after, expected) => {
  expect(replaceText(before, after)).toEqual(expected);
  const { start, end, text } = replaceText(before, after);
  expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
});
