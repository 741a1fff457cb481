import { expect, test } from 'vitest';
import { processJwksResponse } from '#protocol/discovery/process-jwks-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('a key set without a usable key is empty', () => {
  const { problem } = processJwksResponse(jsonAnswer({ keys: ['a', {}] }));
  expect(problem).toMatchObject({ code: 'jwks_empty' });
});
