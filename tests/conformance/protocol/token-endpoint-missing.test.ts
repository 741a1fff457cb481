import { expect, test } from 'vitest';
import { processMetadataResponse } from '#protocol/discovery/process-metadata-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('metadata without a token endpoint lacks it', () => {
  const exchange = jsonAnswer({ issuer: 'https://server.example' });
  const expected = { issuer: 'https://server.example', isTyped: true };
  const { problem, value } = processMetadataResponse(exchange, expected);
  expect(problem).toMatchObject({ code: 'token_endpoint_missing' });
  expect(value).not.toBeNull();
});
