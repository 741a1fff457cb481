import { expect, test } from 'vitest';
import { processUserinfoResponse } from '#protocol/resource/process-userinfo-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('a UserInfo response about another user is refused', async () => {
  const { problem } = await processUserinfoResponse(jsonAnswer({ sub: 'b' }), { sub: 'a' });
  expect(problem).toMatchObject({ code: 'userinfo_sub_mismatch', expected: 'a', received: 'b' });
});
