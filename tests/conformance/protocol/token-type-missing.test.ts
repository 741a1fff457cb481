import { expect, test } from 'vitest';
import { jsonAnswer } from '../../support/protocol-exchange.ts';
import { goodMembers, judgedToken } from './judged-token.ts';

test('a token without a type is refused, and can be used all the same', async () => {
  const { problem, value } = await judgedToken(
    jsonAnswer({ ...goodMembers, token_type: undefined }),
  );
  expect(problem).toMatchObject({ code: 'token_type_missing' });
  expect(value).toMatchObject({ accessToken: goodMembers.access_token, tokenType: null });
});
