import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('an error is told before a state that is missing, and gives no code', () => {
  const { problem } = judgedAnswer([
    ['error', 'access_denied'],
    ['error_description', 'No.'],
    ['code', 'a'],
  ]);
  expect(problem).toMatchObject({
    code: 'oauth_error',
    from: 'authorization',
    error: 'access_denied',
    description: 'No.',
  });
  expect(
    judgedAnswer([
      ['error', 'access_denied'],
      ['code', 'a'],
    ]).value,
  ).toBeNull();
});
