import { expect, test } from 'vitest';
import { jsonAnswer } from '../../../tests/support/protocol-exchange.ts';
import { processJwksResponse } from './process-jwks-response.ts';

const key = { kty: 'EC', crv: 'P-256', kid: 'a', x: 'x', y: 'y' };

test('a key set of type jwk-set+json passes', () => {
  const exchange = jsonAnswer({ keys: [key] }, { type: 'application/jwk-set+json' });
  const { checks, value, problem } = processJwksResponse(exchange);
  expect(checks.every(({ outcome }) => outcome === 'passed')).toBe(true);
  expect(value).toEqual({ keys: [key] });
  expect(problem).toBeNull();
});

test('what is no key is left out with a warning', () => {
  const { checks, value } = processJwksResponse(jsonAnswer({ keys: [key, { kid: 'b' }, null] }));
  expect(checks.at(-1)).toMatchObject({ outcome: 'warned', evidence: '1 of 3' });
  expect(value).toEqual({ keys: [key] });
});

test('a private key in the set is named', () => {
  const { checks } = processJwksResponse(jsonAnswer({ keys: [{ ...key, d: 'secret' }] }));
  expect(checks.at(-1)).toMatchObject({ id: 'keys.private', outcome: 'failed' });
  expect(JSON.stringify(checks)).not.toContain('secret"');
});
