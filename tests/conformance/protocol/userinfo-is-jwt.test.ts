import { expect, test } from 'vitest';
import { processUserinfoResponse } from '#protocol/resource/process-userinfo-response.ts';
import { answerOf } from '../../support/protocol-exchange.ts';

test('a UserInfo response that is a JWT is named for what it is', () => {
  const exchange = answerOf('e30.e30.c2ln', { type: 'application/jwt' });
  const { problem } = processUserinfoResponse(exchange, { sub: 'a' });
  expect(problem).toMatchObject({ code: 'userinfo_is_jwt' });
});
