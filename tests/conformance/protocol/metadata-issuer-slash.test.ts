import { expect, test } from 'vitest';
import { processMetadataResponse } from '#protocol/discovery/process-metadata-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('an issuer that differs by a slash is named for that', () => {
  const exchange = jsonAnswer({
    issuer: 'https://server.example/',
    token_endpoint: 'https://server.example/token',
  });
  const expected = { issuer: 'https://server.example', isTyped: true };
  const { problem, value } = processMetadataResponse(exchange, expected);
  expect(problem).toMatchObject({
    code: 'metadata_issuer_slash',
    received: 'https://server.example/',
  });
  expect(value).not.toBeNull();
});
