import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Jwk } from '#protocol/model/jwks.ts';
import { publicJwk } from './generate-signing-keys.ts';
import { readAnyKey, type FoundKey } from './key-from-text.ts';

const pairs: Readonly<Record<string, () => { publicKey: KeyObject; privateKey: KeyObject }>> = {
  RSA: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  Ed25519: () => generateKeyPairSync('ed25519'),
  X25519: () => generateKeyPairSync('x25519'),
};

async function onlyKey(text: string): Promise<FoundKey> {
  const read = await readAnyKey(text);
  if (!read.ok) throw new Error(`Failed to read a key: ${read.problem.code}`);
  expect(read.value).toHaveLength(1);
  const [key] = read.value;
  if (key === undefined) throw new Error('Failed to read a key: there is none');
  return key;
}

for (const [kind, make] of Object.entries(pairs)) {
  it(`reads what Node’s own crypto writes of ${kind} as the same key`, async () => {
    const { publicKey, privateKey } = make();
    const expected = privateKey.export({ format: 'jwk' }) as Jwk;
    const pkcs8 = await onlyKey(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
    expect([pkcs8.form, pkcs8.jwk]).toEqual(['pkcs8', expected]);
    const spki = await onlyKey(publicKey.export({ format: 'pem', type: 'spki' }).toString());
    expect([spki.form, spki.jwk]).toEqual(['spki', publicJwk(expected)]);
  });
}

it('reads PKCS #1 and SEC 1 as Node writes them', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const whole = await onlyKey(rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString());
  expect([whole.form, whole.jwk]).toEqual([
    'pkcs1-private',
    rsa.privateKey.export({ format: 'jwk' }),
  ]);
  const half = await onlyKey(rsa.publicKey.export({ format: 'pem', type: 'pkcs1' }).toString());
  expect([half.form, half.jwk]).toEqual(['pkcs1-public', rsa.publicKey.export({ format: 'jwk' })]);
  const sec1 = await onlyKey(ec.privateKey.export({ format: 'pem', type: 'sec1' }).toString());
  expect([sec1.form, sec1.jwk]).toEqual(['sec1', ec.privateKey.export({ format: 'jwk' })]);
});

it('reads a JWK, a set, and an array of keys', async () => {
  const jwk = { kty: 'oct', k: 'AyM' };
  for (const value of [jwk, { keys: [jwk] }, [jwk]]) {
    expect(await onlyKey(JSON.stringify(value))).toEqual({ jwk, form: 'jwk', certificate: null });
  }
});

it('names an encrypted key, and the cipher where it is told', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = { cipher: 'aes-128-cbc', passphrase: 'x', format: 'pem' } as const;
  const pkcs8 = privateKey.export({ ...secret, type: 'pkcs8' }).toString();
  const label = 'ENCRYPTED PRIVATE KEY';
  expect(await readAnyKey(pkcs8)).toEqual({
    ok: false,
    problem: { code: 'key_encrypted', label, cipher: null },
  });
  const older = privateKey.export({ ...secret, type: 'sec1' }).toString();
  expect(await readAnyKey(older)).toEqual({
    ok: false,
    problem: { code: 'key_encrypted', label: 'EC PRIVATE KEY', cipher: 'AES-128-CBC' },
  });
});

it('computes the public half that a form leaves out', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const der = privateKey.export({ format: 'der', type: 'sec1' });
  // SEQUENCE { version, privateKey, [0] curve, [1] point }: without the last, 70 bytes of it.
  const cut = Uint8Array.from([0x30, der.length - 2 - 70, ...der.subarray(2, der.length - 70)]);
  expect(createPrivateKey({ key: Buffer.from(cut), format: 'der', type: 'sec1' }).type).toBe(
    'private',
  );
  const read = await onlyKey(Buffer.from(cut).toString('base64'));
  expect([read.form, read.jwk]).toEqual(['sec1', privateKey.export({ format: 'jwk' })]);
});

it('reads a compressed point', async () => {
  for (const namedCurve of ['P-256', 'P-384', 'P-521']) {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve });
    const { y = '', ...rest } = publicKey.export({ format: 'jwk' });
    const der = publicKey.export({ format: 'der', type: 'spki' });
    const size = Buffer.from(y, 'base64url').length;
    const at = der.length - 2 * size - 1;
    const isOdd = ((Buffer.from(y, 'base64url').at(-1) ?? 0) & 1) === 1;
    const bits = [0, isOdd ? 3 : 2, ...der.subarray(at + 1, at + 1 + size)];
    const outer = (der[1] ?? 0) > 0x7f ? 3 : 2;
    const algorithm = der.subarray(outer, outer + 2 + (der[outer + 1] ?? 0));
    const body = [...algorithm, 3, bits.length, ...bits];
    const compressed = Buffer.from([0x30, body.length, ...body]);
    expect(createPublicKey({ key: compressed, format: 'der', type: 'spki' }).type).toBe('public');
    expect((await onlyKey(compressed.toString('base64'))).jwk).toEqual({ ...rest, y });
  }
});

it('throws for no text, and is quick with what nobody would paste', async () => {
  const pem = (label: string) => `-----BEGIN ${label}-----\nMAA=\n-----END ${label}-----\n`;
  const labels = ['PRIVATE KEY', 'PUBLIC KEY', 'CERTIFICATE', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'];
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...labels.map(pem), '{"kty":"__proto__"}', '[{"kty":"oct"}]'),
    fc.uint8Array().map((bytes) => Buffer.from([0x30, ...bytes]).toString('base64')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 3 }), async (pieces) => {
      expect(typeof (await readAnyKey(pieces.join(''))).ok).toBe('boolean');
    }),
  );
  const deep = '['.repeat(1e6);
  for (const text of ['.'.repeat(1e7), 'M'.repeat(1e6), deep, `{"kty":"oct","k":${deep}`]) {
    expect((await readAnyKey(text)).ok).toBe(false);
  }
});

it('says what stands in the way', async () => {
  const codes = async (text: string) => {
    const read = await readAnyKey(text);
    return read.ok ? 'read' : read.problem.code;
  };
  expect(await codes(' ')).toBe('key_text_empty');
  expect(await codes('a password')).toBe('key_text_unknown');
  expect(await codes('{"kty":')).toBe('key_json_syntax');
  expect(await codes('{"a":1}')).toBe('key_json_shape');
  expect(await codes('{"keys":[]}')).toBe('key_set_empty');
  const pem = (label: string, text: string) =>
    `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----`;
  expect(await codes(pem('OPENSSH PRIVATE KEY', 'AAAA'))).toBe('key_form_unsupported');
  expect(await codes(pem('PUBLIC KEY', 'MAA='))).toBe('key_der_broken');
  expect(await codes(pem('PUBLIC KEY', '§'))).toBe('pem_base64');
  expect(await codes('-----BEGIN PUBLIC KEY-----\nMAA=')).toBe('pem_unfinished');
});
