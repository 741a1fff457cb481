import { expect, test } from 'vitest';
import { processResourceMetadata } from '#protocol/resource-metadata/process-resource-metadata.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('metadata of another API is refused', () => {
  const received = 'https://other.example/orders';
  const exchange = jsonAnswer({
    resource: received,
    authorization_servers: ['https://other.example'],
  });
  const expected = { resource: 'https://api.example/orders', isTyped: true };
  expect(processResourceMetadata(exchange, expected).problem).toMatchObject({
    code: 'resource_mismatch',
    expected: expected.resource,
    received,
  });
});
