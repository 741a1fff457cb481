import { expect, test } from 'vitest';
import { processMetadataResponse } from '#protocol/discovery/process-metadata-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('metadata of another issuer is refused', () => {
  const exchange = jsonAnswer({
    issuer: 'https://other.example',
    token_endpoint: 'https://server.example/token',
  });
  const expected = { issuer: 'https://server.example', isTyped: true };
  const { problem, value } = processMetadataResponse(exchange, expected);
  expect(problem).toMatchObject({
    code: 'metadata_issuer_mismatch',
    received: 'https://other.example',
  });
  expect(value).not.toBeNull();
});
