import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('an answer without the state that was sent is refused', () => {
  const { problem } = judgedAnswer([['code', 'a']]);
  expect(problem).toMatchObject({ code: 'state_missing', expected: 'sent' });
});
