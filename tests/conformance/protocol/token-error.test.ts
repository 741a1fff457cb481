import { expect, test } from 'vitest';
import { jsonAnswer } from '../../support/protocol-exchange.ts';
import { judgedToken } from './judged-token.ts';

test('an error of the token endpoint is told as the server wrote it', async () => {
  const { problem, value } = await judgedToken(
    jsonAnswer(
      { error: 'invalid_grant', error_description: 'used', error_uri: 'https://server.example/e' },
      { status: 400 },
    ),
  );
  expect(problem).toMatchObject({
    code: 'oauth_error',
    from: 'token',
    error: 'invalid_grant',
    description: 'used',
    status: 400,
  });
  expect(value).toBeNull();
});
