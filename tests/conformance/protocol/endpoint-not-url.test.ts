import { expect, test } from 'vitest';
import { processMetadataResponse } from '#protocol/discovery/process-metadata-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('an endpoint that is a path is not an address', () => {
  const exchange = jsonAnswer({
    issuer: 'https://server.example',
    token_endpoint: 'https://server.example/token',
    jwks_uri: '/keys',
  });
  const expected = { issuer: 'https://server.example', isTyped: true };
  const { problem, value } = processMetadataResponse(exchange, expected);
  expect(problem).toMatchObject({
    code: 'endpoint_not_url',
    member: 'jwks_uri',
    received: '/keys',
  });
  expect(value).not.toBeNull();
});
