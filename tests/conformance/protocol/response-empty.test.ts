import { expect, test } from 'vitest';
import { answerOf } from '../../support/protocol-exchange.ts';
import { judgedToken } from './judged-token.ts';

test('an empty token response is empty', async () => {
  const { problem, value } = await judgedToken(answerOf(''));
  expect(problem).toMatchObject({ code: 'response_empty', answer: 'token' });
  expect(value).toBeNull();
});
