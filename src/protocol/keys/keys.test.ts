import fc from 'fast-check';
import { expect, it } from 'vitest';
import thumbprints from '../../../tests/vectors/thumbprints.json' with { type: 'json' };
import { generateSigningKeys, publicJwk } from './generate-signing-keys.ts';
import {
  explainKeyMaterialProblem,
  holdsPrivateKey,
  isSecretText,
  parseKeyMaterial,
} from './parse-key-material.ts';
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
const block = (label: string) => `-----BEGIN ${label}-----\nAA==\n-----END ${label}-----`;

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
  [block('ENCRYPTED PRIVATE KEY'), 'key_pem_encrypted'],
  [
    '-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAA==\n-----END EC PRIVATE KEY-----',
    'key_pem_encrypted',
  ],
  [block('OPENSSH PRIVATE KEY'), 'key_pem_form'],
  [block('CERTIFICATE REQUEST'), 'key_pem_form'],
  ['-----BEGIN PUBLIC KEY-----\nAA==', 'key_pem_broken'],
  ['-----BEGIN PUBLIC KEY-----\nAA==\n-----END PRIVATE KEY-----', 'key_pem_broken'],
  ['https://', 'key_url_invalid'],
  ['https://user:pass@a.example/', 'key_url_credentials'],
])('says what is wrong with %s', (text, code) => {
  const parsed = parseKeyMaterial(text);
  expect(parsed).toMatchObject({ ok: false, problem: { code } });
  if (!parsed.ok) expect(explainKeyMaterialProblem(parsed.problem)).not.toBe('');
});

it.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'])(
  'takes PEM of a %s, and says that it is private',
  (label) => {
    const parsed = parseKeyMaterial(block(label));
    expect(parsed).toMatchObject({ ok: true, value: { kind: 'pem' } });
    expect(parsed.ok && holdsPrivateKey(parsed.value)).toBe(true);
  },
);

it.each(['PUBLIC KEY', 'RSA PUBLIC KEY', 'CERTIFICATE'])(
  'finds nothing private in a %s',
  (label) => {
    const parsed = parseKeyMaterial(block(label));
    expect(parsed.ok && holdsPrivateKey(parsed.value)).toBe(false);
  },
);

it('tells a private JWK by d or priv, and calls no secret one', () => {
  const isPrivate = (key: object) => {
    const parsed = parseKeyMaterial(JSON.stringify({ keys: [key] }));
    return parsed.ok && holdsPrivateKey(parsed.value);
  };
  expect(isPrivate({ kty: 'EC', d: 'x' })).toBe(true);
  expect(isPrivate({ kty: 'AKP', priv: 'x' })).toBe(true);
  expect(isPrivate({ kty: 'EC', x: 'x' })).toBe(false);
  expect(isPrivate({ kty: 'oct', k: 'x' })).toBe(false);
});

it('knows the base64 of a key without PEM about it, public or private', async () => {
  const pair = { name: 'ECDSA', namedCurve: 'P-256' };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(pair, true, ['sign', 'verify']);
  for (const [format, key] of [
    ['spki', publicKey],
    ['pkcs8', privateKey],
  ] as const) {
    const text = Buffer.from(await crypto.subtle.exportKey(format, key)).toString('base64');
    const parsed = parseKeyMaterial(text);
    expect(parsed).toMatchObject({ ok: true, value: { kind: 'pem', pem: text } });
    expect(isSecretText(text)).toBe(false);
    expect(parsed.ok && holdsPrivateKey(parsed.value)).toBe(format === 'pkcs8');
    expect(isSecretText(text.slice(0, -8))).toBe(true);
  }
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
