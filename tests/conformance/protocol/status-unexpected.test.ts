import { expect, test } from 'vitest';
import { answerOf } from '../../support/protocol-exchange.ts';
import { judgedToken } from './judged-token.ts';

test('an error status without an OAuth error is told by its status', async () => {
  const { problem, value } = await judgedToken(answerOf('', { status: 503 }));
  expect(problem).toMatchObject({ code: 'status_unexpected', status: 503 });
  expect(value).toBeNull();
});
