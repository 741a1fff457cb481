import { expect, test } from 'vitest';
import { processMetadataResponse } from '#protocol/discovery/process-metadata-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('metadata without an issuer is refused', () => {
  const exchange = jsonAnswer({ token_endpoint: 'https://server.example/token' });
  const expected = { issuer: 'https://server.example', isTyped: true };
  const { problem, value } = processMetadataResponse(exchange, expected);
  expect(problem).toMatchObject({
    code: 'metadata_issuer_missing',
    expected: 'https://server.example',
  });
  expect(value).not.toBeNull();
});
