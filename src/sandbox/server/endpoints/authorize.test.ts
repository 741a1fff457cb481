import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, it } from 'vitest';
import { createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';

it('gives a code after login and consent, and tokens for the code', async () => {
  const world = await createSandboxWorld();
  const ending = await world.authorize();
  expect(ending.kind).toBe('redirect');
  expect(ending.status).toBe(303);
  expect(ending.parameters.get('state')).toBe('the-state');
  expect(ending.parameters.get('iss')).toBe(world.issuer);
  const response = await world.redeem(ending.parameters.get('code') ?? '');
  const tokens = (await response.json()) as Record<string, string>;
  expect(Object.keys(tokens).sort()).toEqual([
    'access_token',
    'expires_in',
    'id_token',
    'refresh_token',
    'scope',
    'token_type',
  ]);
  expect(decodeProtectedHeader(tokens['access_token'] ?? '').typ).toBe('at+jwt');
  expect(decodeJwt(tokens['id_token'] ?? '')).toMatchObject({
    iss: world.issuer,
    aud: 'web-app',
    nonce: 'the-nonce',
    sub: '248289761001',
  });
});
