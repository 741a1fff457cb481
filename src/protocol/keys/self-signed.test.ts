import { execFileSync } from 'node:child_process';
import { randomBytes, X509Certificate, createPublicKey, type JsonWebKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeName, parseName } from './distinguished-name.ts';
import { makeKey, type KeyWish, type MadeKey } from './make-key.ts';
import { encodePem } from './pem.ts';
import { publicHalf } from './public-half.ts';
import { readCertificate } from './read-certificate.ts';
import { makeSelfSigned, type CertificateWish } from './self-signed.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));

async function made(wish: Partial<KeyWish>): Promise<MadeKey> {
  const common = {
    bits: 2048,
    purposeIn: 'use',
    kid: { by: 'thumbprint' },
    isReadable: true,
  } as const;
  const key = await makeKey({ kind: 'P-256', use: 'sig', alg: null, ...common, ...wish }, random);
  if (!key.ok) throw new Error(`Failed to make a key: ${key.problem.code}`);
  return key.value;
}

const wish: CertificateWish = {
  subject: 'CN=client.example,O=Example\\, Inc,C=FI',
  names: 'client.example\nhttps://client.example/a\n127.0.0.1\n::1, a@client.example',
  days: 30,
  now: Date.UTC(2026, 0, 1, 12),
};

const signers: readonly Partial<KeyWish>[] = [
  { kind: 'RSA', alg: 'RS256' },
  { kind: 'RSA', alg: 'PS384' },
  { kind: 'P-256', alg: 'ES256' },
  { kind: 'P-384', alg: 'ES384' },
  { kind: 'P-521', alg: 'ES512' },
  { kind: 'Ed25519', alg: 'Ed25519' },
];

for (const isReadable of [true, false]) {
  for (const signer of signers) {
    const kind = `${signer.alg}${isReadable ? '' : ' that nobody can read'}`;
    it(`makes a certificate with ${kind} that Node and openssl verify`, async () => {
      const key = await made({ ...signer, isReadable });
      const der = await makeSelfSigned(key, wish, random);
      if (!der.ok) throw new Error(`Failed to make a certificate: ${der.problem.code}`);
      const pem = encodePem('CERTIFICATE', der.value);
      const node = new X509Certificate(pem);
      const jwk = publicHalf(key.jwk);
      expect(node.verify(createPublicKey({ key: { ...jwk } as JsonWebKey, format: 'jwk' }))).toBe(
        true,
      );
      const text = execFileSync('openssl', ['x509', '-noout', '-text'], { input: pem }).toString();
      expect(text).toContain('TLS Web Client Authentication');
      expect(text).toContain('CA:FALSE');
    });
  }
}

it('says what was asked of it', async () => {
  const key = await made({});
  const der = await makeSelfSigned(key, wish, random);
  const read = await readCertificate(der.ok ? der.value : new Uint8Array());
  if (!read.ok) throw new Error(`Failed to read: ${read.problem.code}`);
  const { publicKeyJwk, subjectAltNames, ...one } = read.value;
  expect(one).toMatchObject({
    subject: wish.subject,
    issuer: wish.subject,
    isSelfIssued: true,
    notBefore: wish.now,
    notAfter: wish.now + 30 * 86_400_000,
    signatureAlgorithm: 'ECDSA with SHA-256',
  });
  const { kty, crv, x, y } = key.jwk;
  expect(publicKeyJwk).toEqual({ kty, crv, x, y });
  expect(subjectAltNames).toEqual([
    'DNS:client.example',
    'URI:https://client.example/a',
    'IP:127.0.0.1',
    'IP:::1',
    'email:a@client.example',
  ]);
});

it('says what stands in the way of a certificate', async () => {
  const signing = await made({});
  const code = async (change: Partial<CertificateWish>, key = signing) => {
    const result = await makeSelfSigned(key, { ...wish, ...change }, random);
    return result.ok ? 'made' : result.problem;
  };
  expect(await code({ days: 0 })).toEqual({ code: 'certificate_days' });
  expect(await code({ subject: 'example' })).toEqual({ code: 'name_malformed', part: 'example' });
  expect(await code({ names: 'a b' })).toEqual({ code: 'general_name_malformed', name: 'a b' });
  expect(await code({ names: 'IP:1.2.3.400' })).toMatchObject({ code: 'general_name_malformed' });
  const refused = { code: 'certificate_key_cannot_sign' };
  expect(await code({}, await made({ kind: 'X25519', use: 'enc' }))).toEqual(refused);
  expect(await code({}, await made({ kind: 'RSA', use: 'enc', alg: 'RSA-OAEP' }))).toEqual(refused);
  const hidden = await made({ kind: 'P-256', use: 'enc', alg: 'ECDH-ES', isReadable: false });
  expect(await code({}, hidden)).toEqual(refused);
});

it('reads a name as it writes it, whatever is in it', () => {
  const value = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => !/\\ud[89a-f]/i.test(text));
  const type = fc.constantFrom('CN', 'O', 'OU', 'emailAddress', '1.2.3.4');
  fc.assert(
    fc.property(fc.array(fc.tuple(type, value), { minLength: 1, maxLength: 4 }), (attributes) => {
      const typed = attributes
        .map(
          ([name, text]) =>
            `${name}=${[...text].map((one) => (/[\w]/.test(one) ? one : escaped(one))).join('')}`,
        )
        .join(',');
      const once = parseName(typed);
      const written = once.ok ? describeName(once.value) : typed;
      const twice = parseName(written);
      expect(once.ok && twice.ok && describeName(twice.value)).toBe(written);
    }),
  );
});

it.each([
  ['CN=\\ ', 'CN=\\ '],
  ['CN=a\\  ', 'CN=a\\ '],
  ['CN=a  ', 'CN=a'],
  ['CN=a\\\\ ', 'CN=a\\\\'],
])('keeps a space at the end where it is escaped, and no other: %j', (typed, written) => {
  const read = parseName(typed);
  expect(read.ok && describeName(read.value)).toBe(written);
});

function escaped(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `\\${byte.toString(16).padStart(2, '0')}`)
    .join('');
}

it('throws for no name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof parseName(`CN=${text}`).ok).toBe('boolean');
      expect(typeof parseName(text).ok).toBe('boolean');
    }),
  );
});
