import { expect, test } from 'vitest';
import { jsonAnswer } from '../../support/protocol-exchange.ts';
import { goodMembers, judgedToken } from './judged-token.ts';

test('an answer without an ID token is refused where openid was asked for', async () => {
  const expected = { requestedScope: 'openid orders:read' };
  const { problem } = await judgedToken(jsonAnswer(goodMembers), expected);
  expect(problem).toMatchObject({ code: 'id_token_missing' });
});

test('a refresh may come without an ID token', async () => {
  const expected = { requestedScope: 'openid', grantType: 'refresh_token' } as const;
  const { problem } = await judgedToken(jsonAnswer(goodMembers), expected);
  expect(problem).toBeNull();
});
