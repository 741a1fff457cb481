import { expect, test } from 'vitest';
import { processUserinfoResponse } from '#protocol/resource/process-userinfo-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('a UserInfo response without sub does not say whom it is about', async () => {
  const { problem } = await processUserinfoResponse(jsonAnswer({ name: 'Alice' }), { sub: 'a' });
  expect(problem).toMatchObject({ code: 'userinfo_sub_missing' });
});
