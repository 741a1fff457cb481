import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('an answer with a repeated parameter is refused though both are equal', () => {
  const { problem } = judgedAnswer([
    ['code', 'a'],
    ['code', 'a'],
    ['state', 'sent'],
  ]);
  expect(problem).toMatchObject({ code: 'parameter_repeated', parameter: 'code' });
});
