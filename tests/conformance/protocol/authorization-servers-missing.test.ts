import { expect, test } from 'vitest';
import { processResourceMetadata } from '#protocol/resource-metadata/process-resource-metadata.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test.each([undefined, [], 'https://as.example'])(
  'an API whose authorization_servers is %j leads nowhere',
  (servers) => {
    const resource = 'https://api.example';
    const exchange = jsonAnswer({ resource, authorization_servers: servers });
    const { problem, value } = processResourceMetadata(exchange, { resource, isTyped: true });
    expect(problem).toMatchObject({ code: 'authorization_servers_missing' });
    expect(value).toMatchObject({ resource });
  },
);
