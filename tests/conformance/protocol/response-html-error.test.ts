import { expect, test } from 'vitest';
import { answerOf } from '../../support/protocol-exchange.ts';
import { judgedToken } from './judged-token.ts';

test('a page with an error status is a page first of all', async () => {
  const { problem, value } = await judgedToken(
    answerOf('<html>Bad gateway</html>', { status: 502 }),
  );
  expect(problem).toMatchObject({ code: 'response_html', status: 502 });
  expect(value).toBeNull();
});
