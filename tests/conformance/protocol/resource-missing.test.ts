import { expect, test } from 'vitest';
import { processResourceMetadata } from '#protocol/resource-metadata/process-resource-metadata.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test.each([undefined, '', 7])('metadata whose resource is %s is of no use', (resource) => {
  const exchange = jsonAnswer({ resource, authorization_servers: ['https://as.example'] });
  const expected = { resource: 'https://api.example', isTyped: true };
  const { problem, value } = processResourceMetadata(exchange, expected);
  expect(problem).toMatchObject({ code: 'resource_missing', expected: 'https://api.example' });
  expect(value).toBeNull();
});
