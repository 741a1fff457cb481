import { expect, test } from 'vitest';
import { jsonAnswer } from '../../support/protocol-exchange.ts';
import { judgedToken } from './judged-token.ts';

test('a JSON array in place of a token response is not an object', async () => {
  const { problem, value } = await judgedToken(jsonAnswer(['a']));
  expect(problem).toMatchObject({ code: 'response_not_object' });
  expect(value).toBeNull();
});
