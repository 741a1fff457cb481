import { expect, test } from 'vitest';
import { jsonAnswer } from '../../support/protocol-exchange.ts';
import { judgedToken } from './judged-token.ts';

test('a token response without an access token has none', async () => {
  const { problem, value } = await judgedToken(jsonAnswer({ token_type: 'Bearer' }));
  expect(problem).toMatchObject({ code: 'access_token_missing', members: ['token_type'] });
  expect(value).toBeNull();
});
