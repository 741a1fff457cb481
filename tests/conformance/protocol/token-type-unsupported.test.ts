import { expect, test } from 'vitest';
import { jsonAnswer } from '../../support/protocol-exchange.ts';
import { goodMembers, judgedToken } from './judged-token.ts';

test('a token of an unknown type is refused, and kept', async () => {
  const { problem, value } = await judgedToken(jsonAnswer({ ...goodMembers, token_type: 'mac' }));
  expect(problem).toMatchObject({ code: 'token_type_unsupported', tokenType: 'mac' });
  expect(value).toMatchObject({ tokenType: 'mac' });
});
