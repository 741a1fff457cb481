import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('an answer without parameters is empty', () => {
  const { problem } = judgedAnswer([]);
  expect(problem).toMatchObject({ code: 'callback_empty' });
});
