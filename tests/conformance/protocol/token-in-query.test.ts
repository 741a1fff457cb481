import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('a token in the query is refused by name', () => {
  const parameters = [
    ['state', 'sent'],
    ['access_token', 'abc'],
    ['token_type', 'Bearer'],
  ] as const;
  const { problem, checks } = judgedAnswer(parameters, { responseType: 'token' });
  expect(problem).toMatchObject({ code: 'token_in_query', parameters: ['access_token'] });
  expect(checks.find(({ id }) => id === 'tokens.query')?.outcome).toBe('failed');
});
