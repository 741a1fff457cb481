import { generateKeyPairSync } from 'node:crypto';
import { exportPKCS8, generateKeyPair } from 'jose';
import { expect, it } from 'vitest';
import { signJwt } from '#protocol/jwt/sign-jwt.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { makeClientKey, readPrivateKeys } from './client-keys.ts';
import { publicJwk } from './generate-signing-keys.ts';

const signing = ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'Ed25519'];

it.each(signing)('makes a key for %s whose public half verifies what it signs', async (alg) => {
  const key = await makeClientKey(alg);
  expect(key).toMatchObject({
    alg,
    use: 'sig',
    kid: expect.stringMatching(/^[\w-]{43}$/) as string,
  });
  const keys = [publicJwk(key)];
  expect(Object.keys(keys[0] ?? {}).filter((name) => /^(?:d|p|q|dp|dq|qi)$/.test(name))).toEqual(
    [],
  );
  const token = await signJwt({ alg }, { sub: 'a' }, key);
  const verdict = await verifyJws(token, { kind: 'jwks', keys, text: '' });
  expect(verdict.status).toBe('verified');
});

it.each(['RSA-OAEP-256', 'ECDH-ES'])('makes a key for %s that is for encryption', async (alg) => {
  expect(await makeClientKey(alg)).toMatchObject({ alg, use: 'enc' });
});

it.each(['RS256', 'ES256', 'ES384', 'Ed25519'])(
  'reads a private key in PEM for %s',
  async (alg) => {
    const { privateKey } = await generateKeyPair(alg, { extractable: true });
    const read = await readPrivateKeys(await exportPKCS8(privateKey));
    expect(read).toMatchObject({ ok: true, value: [{ alg, use: 'sig' }] });
  },
);

it('reads the older forms of OpenSSL, as the same key', async () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  for (const [key, type] of [
    [ec, 'sec1'],
    [rsa, 'pkcs1'],
  ] as const) {
    const read = await readPrivateKeys(
      String(key.export({ format: 'pem', type: type as 'pkcs1' })),
    );
    const jwk = key.export({ format: 'jwk' });
    expect(read).toMatchObject({ ok: true, value: [{ ...jwk, use: 'sig' }] });
  }
});

it('reads a JWK, or a set of them, and names what has no name', async () => {
  const { kid: _, use: _use, ...plain } = await makeClientKey('ES256');
  const one = await readPrivateKeys(JSON.stringify(plain));
  expect(one).toMatchObject({
    ok: true,
    value: [{ use: 'sig', kid: expect.any(String) as string }],
  });
  const named = { ...plain, kid: 'mine', use: 'enc', alg: 'ECDH-ES' };
  const set = await readPrivateKeys(JSON.stringify({ keys: [plain, named] }));
  expect(set).toMatchObject({ ok: true, value: [{ use: 'sig' }, { use: 'enc', kid: 'mine' }] });
});

it('says what a text is that is no private key', async () => {
  const { d, ...open } = await makeClientKey('ES256');
  expect(typeof d).toBe('string');
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const problems = await Promise.all(
    [
      ' ',
      '{',
      '{}',
      JSON.stringify(open),
      '{"kty":"oct","k":"AA"}',
      ec.privateKey.export({
        format: 'pem',
        type: 'pkcs8',
        cipher: 'aes-256-cbc',
        passphrase: 'p',
      }),
      '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----',
      ec.publicKey.export({ format: 'pem', type: 'spki' }),
      '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
      JSON.stringify({ ...open, d: 'AA' }),
    ].map((text) => readPrivateKeys(String(text))),
  );
  expect(problems.map((read) => (read.ok ? null : read.problem))).toEqual([
    'empty',
    'not_json',
    'not_a_key',
    'public_only',
    'symmetric',
    'pem_encrypted',
    'pem_other_form',
    'pem_public',
    'damaged',
    'damaged',
  ]);
});
