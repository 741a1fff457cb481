import { expect, test } from 'vitest';
import { processJwksResponse } from '#protocol/discovery/process-jwks-response.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

test('a single key without a set around it is not a key set', () => {
  const { problem, value } = processJwksResponse(jsonAnswer({ kty: 'RSA', n: 'a', e: 'AQAB' }));
  expect(problem).toMatchObject({ code: 'jwks_malformed' });
  expect(value).toBeNull();
});
