import { expect, test } from 'vitest';
import { processMetadataResponse } from '#protocol/discovery/process-metadata-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('an issuer on http is insecure beyond this machine', () => {
  const exchange = jsonAnswer({
    issuer: 'http://server.example',
    token_endpoint: 'https://server.example/token',
  });
  const expected = { issuer: 'http://server.example', isTyped: true };
  const { problem, value } = processMetadataResponse(exchange, expected);
  expect(problem).toMatchObject({ code: 'metadata_insecure', issuer: 'http://server.example' });
  expect(value).not.toBeNull();
});
