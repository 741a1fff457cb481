import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('an answer with another state is refused, whatever else it says', () => {
  const { problem } = judgedAnswer([
    ['error', 'access_denied'],
    ['state', 'other'],
  ]);
  expect(problem).toMatchObject({ code: 'state_mismatch', expected: 'sent', received: 'other' });
});
