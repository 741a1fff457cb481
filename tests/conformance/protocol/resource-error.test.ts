import { expect, test } from 'vitest';
import { processApiResponse } from '#protocol/resource/process-api-response.ts';
import { answerOf } from '../../support/protocol-exchange.ts';

test('a refusal is told as WWW-Authenticate has it', () => {
  const challenge = 'Bearer realm="api", error="insufficient_scope", scope="orders:write"';
  const exchange = answerOf('{"error":"other"}', {
    status: 403,
    headers: [['WWW-Authenticate', challenge]],
  });
  expect(processApiResponse(exchange).problem).toMatchObject({
    code: 'oauth_error',
    from: 'resource',
    error: 'insufficient_scope',
    scope: 'orders:write',
    status: 403,
  });
});
