import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Jwk } from '#protocol/model/jwks.ts';
import { signJwt } from '#protocol/jwt/sign-jwt.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { hideKey } from './hide-key.ts';
import { publicHalf } from './public-half.ts';

const pair = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve }).privateKey.export({ format: 'jwk' }) as Jwk;

it('signs with a key that nobody can read any more', async () => {
  const keys: readonly Jwk[] = [
    { ...pair('P-256'), alg: 'ES256', use: 'sig', key_ops: ['sign'], kid: 'a' },
    {
      ...(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as Jwk),
      alg: 'EdDSA',
    },
    {
      ...(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
        format: 'jwk',
      }) as Jwk),
      alg: 'PS512',
    },
    { kty: 'oct', alg: 'HS256', k: randomBytes(32).toString('base64url') },
  ];
  for (const jwk of keys) {
    const { alg = '' } = jwk;
    const handle = await hideKey(jwk);
    if (handle === null) throw new Error(`Failed to hide a key for ${alg}`);
    expect(handle.extractable).toBe(false);
    const token = await signJwt({ alg }, { sub: 'a' }, handle);
    const verdict = await verifyJws(token, {
      kind: 'jwks',
      keys: [publicHalf(jwk) ?? jwk],
      text: '',
    });
    expect([alg, verdict.status]).toEqual([alg, 'verified']);
  }
});

it('leaves a key as it is where WebCrypto could not use it', async () => {
  expect(await hideKey(pair('P-256'))).toBeNull();
  expect(await hideKey({ ...pair('P-256'), alg: 'ES384' })).toBeNull();
  expect(await hideKey({ ...pair('secp256k1'), alg: 'ES256K' })).toBeNull();
  expect(await hideKey({ kty: 'oct', alg: 'A128CBC-HS256', k: 'A'.repeat(43) })).toBeNull();
  expect(await hideKey({ ...pair('P-256'), alg: 'ES256', d: '!' })).toBeNull();
});
