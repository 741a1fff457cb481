import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('an answer with neither code nor error has no code', () => {
  const { problem } = judgedAnswer([
    ['state', 'sent'],
    ['code', ''],
  ]);
  expect(problem).toMatchObject({ code: 'code_missing', parameters: ['state', 'code'] });
});
