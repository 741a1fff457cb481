import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('an answer without the token that its response type brings is missing it', () => {
  const parameters = [
    ['state', 'sent'],
    ['code', 'abc'],
  ] as const;
  const { problem, value } = judgedAnswer(parameters, { responseType: 'code id_token' });
  expect(problem).toMatchObject({ code: 'front_token_missing', parameter: 'id_token' });
  expect(value).toMatchObject({ code: 'abc' });
});
