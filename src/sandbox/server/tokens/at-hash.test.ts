import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, it } from 'vitest';
import { testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import { createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';

/** OpenID Connect Core 1.0 §3.1.3.6: the left half of the hash that the algorithm names. */
function leftHalf(text: string, hash: string): string {
  const digest = createHash(hash).update(text, 'ascii').digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

it.each([
  ['RS256', 'sha256'],
  ['ES256', 'sha256'],
] as const)('an ID token by %s hashes the access token beside it', async (algorithm, hash) => {
  const world = await createSandboxWorld(testDefinition({ idTokenAlgorithm: algorithm }));
  const { id_token = '', access_token = '' } = await world.tokens();
  expect(decodeProtectedHeader(id_token).alg).toBe(algorithm);
  const { at_hash, c_hash } = decodeJwt(id_token);
  expect(at_hash).toBe(leftHalf(access_token, hash));
  // The code came by another way, and is spent.
  expect(c_hash).toBeUndefined();
});

it('hashes the new access token after a refresh, where there is an ID token', async () => {
  const world = await createSandboxWorld();
  const first = await world.tokens();
  const response = await world.post('/token', {
    ...{ grant_type: 'refresh_token', client_id: 'web-app' },
    refresh_token: first['refresh_token'],
  });
  const second = (await response.json()) as Record<string, string>;
  expect(second['access_token']).not.toBe(first['access_token']);
  const { at_hash } = decodeJwt(second['id_token'] ?? '');
  expect(at_hash).toBe(leftHalf(second['access_token'] ?? '', 'sha256'));
});
