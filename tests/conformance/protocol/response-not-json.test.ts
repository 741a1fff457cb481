import { expect, test } from 'vitest';
import { answerOf } from '../../support/protocol-exchange.ts';
import { judgedToken } from './judged-token.ts';

test('plain text in place of a token response is not JSON', async () => {
  const { problem, value } = await judgedToken(answerOf('no luck'));
  expect(problem).toMatchObject({ code: 'response_not_json', bodyKind: 'text' });
  expect(value).toBeNull();
});
