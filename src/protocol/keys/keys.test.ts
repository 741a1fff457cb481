import fc from 'fast-check';
import { expect, it } from 'vitest';
import thumbprints from '../../../tests/vectors/thumbprints.json' with { type: 'json' };
import { generateSigningKeys, publicJwk } from './generate-signing-keys.ts';
import { explainKeyMaterialProblem, isSecretText, parseKeyMaterial } from './parse-key-material.ts';
import { thumbprint } from './thumbprint.ts';

it.each(thumbprints.vectors)(
  'makes the thumbprint of $name',
  async ({ key, thumbprint: expected }) => {
    expect(await thumbprint(key)).toBe(expected);
  },
);

it('has no thumbprint for a key without a member that it needs', async () => {
  expect(await thumbprint({ kty: 'RSA', n: 'AQAB' })).toBeNull();
  expect(await thumbprint({ kty: 'unknown' })).toBeNull();
});

it('generates private keys named by their thumbprint', async () => {
  const algorithms = ['RS256', 'PS256', 'ES256', 'Ed25519'] as const;
  const keys = await generateSigningKeys(algorithms);
  expect(keys.map(({ alg }) => alg)).toEqual(algorithms);
  for (const key of keys) {
    expect(key).toMatchObject({ use: 'sig', kid: await thumbprint(key) });
    expect(typeof key.d).toBe('string');
  }
});

it('leaves nothing private in a public key', async () => {
  for (const key of await generateSigningKeys(['RS256', 'ES256', 'Ed25519'])) {
    const { kid, alg } = key;
    const shown = publicJwk(key);
    expect(shown).toMatchObject({ kid, alg, kty: key.kty });
    for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(shown).not.toHaveProperty(name);
  }
});

const jwk = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' };
const pem = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQ==\n-----END PUBLIC KEY-----\n';

it.each([
  ['a JWK', JSON.stringify(jwk), { kind: 'jwks', keys: [jwk] }],
  ['a JWK Set', JSON.stringify({ keys: [jwk, { no: 'kty' }] }), { kind: 'jwks', keys: [jwk] }],
  ['a list of keys', JSON.stringify([jwk]), { kind: 'jwks', keys: [jwk] }],
  ['PEM', pem, { kind: 'pem' }],
  ['PEM on one line', pem.trim().replace(/\n/g, '\\n'), { kind: 'pem', pem: pem.trim() }],
  ['an address', ' https://a.example/jwks#x ', { kind: 'url', url: 'https://a.example/jwks' }],
  [
    'a secret',
    'correct horse',
    { kind: 'secret', bytes: new TextEncoder().encode('correct horse') },
  ],
])('takes %s for what it is', (_what, text, expected) => {
  expect(parseKeyMaterial(text)).toMatchObject({ ok: true, value: expected });
});

it.each([
  ['utf-8', 'é', [0xc3, 0xa9]],
  ['base64url', '_-8', [0xff, 0xef]],
  ['base64url', '/+8=', [0xff, 0xef]],
  ['hex', '00ff', [0, 255]],
  ['hex', '0x00:FF', [0, 255]],
] as const)('reads a secret as %s: %s', (encoding, text, bytes) => {
  const parsed = parseKeyMaterial(text, encoding);
  expect(parsed).toMatchObject({ ok: true, value: { bytes: Uint8Array.from(bytes) } });
});

it.each([
  ['', 'key_empty'],
  ['{"kty":', 'key_json_syntax'],
  ['{"a":1}', 'key_json_shape'],
  ['{"keys":[]}', 'key_set_empty'],
  ['-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----', 'key_pem_private'],
  ['-----BEGIN RSA PUBLIC KEY-----\nAA==\n-----END RSA PUBLIC KEY-----', 'key_pem_pkcs1'],
  ['-----BEGIN PUBLIC KEY-----\nAA==', 'key_pem_broken'],
  ['https://', 'key_url_invalid'],
  ['https://user:pass@a.example/', 'key_url_credentials'],
])('says what is wrong with %s', (text, code) => {
  const parsed = parseKeyMaterial(text);
  expect(parsed).toMatchObject({ ok: false, problem: { code } });
  if (!parsed.ok) expect(explainKeyMaterialProblem(parsed.problem)).not.toBe('');
});

it('says that a secret is not in the encoding that was chosen', () => {
  expect(parseKeyMaterial('no!', 'base64url')).toMatchObject({
    problem: { code: 'key_secret_base64url' },
  });
  expect(parseKeyMaterial('abc', 'hex')).toMatchObject({ problem: { code: 'key_secret_hex' } });
});

it('throws at no text, and calls a secret what it takes as one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const parsed = parseKeyMaterial(text);
      expect(parsed.ok && parsed.value.kind === 'secret').toBe(isSecretText(text));
    }),
  );
});
