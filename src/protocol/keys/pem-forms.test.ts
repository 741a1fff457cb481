import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Jwk } from '#protocol/model/jwks.ts';
import { publicJwk } from './generate-signing-keys.ts';
import { readAnyKey } from './key-from-text.ts';
import { pemForms } from './pem-forms.ts';

const named = (namedCurve: string) => () =>
  generateKeyPairSync('ec', { namedCurve }).privateKey.export({ format: 'jwk' });

const kinds: Readonly<Record<string, () => unknown>> = {
  'P-256': named('P-256'),
  'P-384': named('P-384'),
  'P-521': named('P-521'),
  secp256k1: named('secp256k1'),
  Ed25519: () => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  Ed448: () => generateKeyPairSync('ed448').privateKey.export({ format: 'jwk' }),
  X25519: () => generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }),
  X448: () => generateKeyPairSync('x448').privateKey.export({ format: 'jwk' }),
  RSA: () =>
    generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' }),
};

for (const [kind, make] of Object.entries(kinds)) {
  it(`gives ${kind} in forms that Node’s own crypto and we read as the same key`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constant(null), async () => {
        const jwk = make() as Jwk;
        for (const { form, isPrivate, pem } of pemForms(jwk)) {
          if (!pem.ok) throw new Error(`Failed to write ${form}: ${pem.problem.code}`);
          const expected = isPrivate ? jwk : publicJwk(jwk);
          const theirs = isPrivate ? createPrivateKey(pem.value) : createPublicKey(pem.value);
          expect([form, theirs.export({ format: 'jwk' })]).toEqual([form, expected]);
          // Ed448 and X448 need their public half computed, which WebCrypto does not offer.
          if (/448/.test(kind) && isPrivate) continue;
          const ours = await readAnyKey(pem.value);
          expect(ours.ok ? ours.value : ours).toEqual([{ jwk: expected, form, certificate: null }]);
        }
      }),
      { numRuns: kind === 'RSA' ? 5 : 25 },
    );
  });
}

const lattices = { 'ML-DSA-44': 1312, 'ML-DSA-65': 1952, 'ML-DSA-87': 2592 };

for (const [alg, size] of Object.entries(lattices)) {
  it(`gives a public key of ${alg} in PEM that is read as the same key`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: size, maxLength: size }), async (bytes) => {
        const jwk = { kty: 'AKP', alg, pub: Buffer.from(bytes).toString('base64url') };
        const [spki] = pemForms(jwk);
        const read = await readAnyKey(spki?.pem.ok === true ? spki.pem.value : '');
        expect(read.ok ? read.value : read).toEqual([{ jwk, form: 'spki', certificate: null }]);
      }),
    );
  });
}

it('writes a number with its zero where it would be negative, and reads it without', async () => {
  const jwk = { kty: 'RSA', n: 'gAAB', e: 'AQAB' };
  const forms = pemForms(jwk);
  expect(forms.map(({ form }) => form)).toEqual(['spki', 'pkcs1-public']);
  for (const { pem } of forms) {
    const read = await readAnyKey(pem.ok ? pem.value : '');
    expect(read.ok ? read.value[0]?.jwk : read).toEqual(jwk);
  }
});

it('names the member that a form needs', () => {
  const code = (jwk: Jwk) => pemForms(jwk).map(({ pem }) => (pem.ok ? 'ok' : pem.problem));
  expect(code({ kty: 'EC', crv: 'P-256', x: 'AA' })).toEqual([{ code: 'jwk_member', member: 'y' }]);
  expect(code({ kty: 'OKP', crv: 'P-9', x: 'AA' })).toEqual([
    { code: 'jwk_kind_unknown', kty: 'OKP', crv: 'P-9' },
  ]);
  expect(code({ kty: 'RSA', n: '!', e: 'AQAB' })[0]).toEqual({ code: 'jwk_member', member: 'n' });
  expect(code({ kty: 'oct', k: 'AA' })).toEqual([]);
});

it('throws for no key', () => {
  const text = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.constantFrom('AQAB', 'P-256', 'Ed25519'),
  );
  const kty = fc.constantFrom('RSA', 'EC', 'OKP', 'AKP', 'oct', '__proto__');
  const members = fc.dictionary(
    fc.constantFrom(...'n e d p q dp dq qi x y crv alg pub priv'.split(' ')),
    text,
  );
  fc.assert(
    fc.property(kty, members, (one, rest) => {
      for (const { pem } of pemForms({ ...rest, kty: one })) expect(typeof pem.ok).toBe('boolean');
    }),
  );
});
