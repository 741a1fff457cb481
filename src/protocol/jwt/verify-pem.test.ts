import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeKey, type KeyWish, type MadeKey } from '#protocol/keys/make-key.ts';
import { pemForms } from '#protocol/keys/pem-forms.ts';
import { encodePem } from '#protocol/keys/pem.ts';
import { makeSelfSigned } from '#protocol/keys/self-signed.ts';
import { signJwt } from './sign-jwt.ts';
import { verifyJws } from './verify-jws.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));

async function made(kind: KeyWish['kind'], alg: string): Promise<MadeKey> {
  const wish = { kind, alg, bits: 2048, use: 'sig', purposeIn: 'use', isReadable: true } as const;
  const key = await makeKey({ ...wish, kid: { by: 'thumbprint' } }, random);
  if (!key.ok) throw new Error(`Failed to make a key: ${key.problem.code}`);
  return key.value;
}

const verdictBy = (token: string, pem: string) => verifyJws(token, { kind: 'pem', pem, text: pem });

async function certificateOf(key: MadeKey): Promise<Uint8Array> {
  const wish = { subject: 'CN=issuer', names: '', days: 1, now: Date.UTC(2026, 0, 1) };
  const der = await makeSelfSigned(key, wish, random);
  if (!der.ok) throw new Error(`Failed to make a certificate: ${der.problem.code}`);
  return der.value;
}

const algorithms = [
  ['RSA', 'RS256', ['spki', 'pkcs1-public', 'pkcs8', 'pkcs1-private']],
  ['RSA', 'PS256', ['spki', 'pkcs1-public', 'pkcs8', 'pkcs1-private']],
  ['P-256', 'ES256', ['spki', 'pkcs8', 'sec1']],
  ['P-521', 'ES512', ['spki', 'pkcs8', 'sec1']],
  ['Ed25519', 'Ed25519', ['spki', 'pkcs8']],
] as const;

it.each(algorithms)('verifies %s, %s, by each form that PEM has for it', async (kind, alg, all) => {
  const key = await made(kind, alg);
  const token = await signJwt({ alg }, { sub: 'a' }, key.jwk);
  const forms = pemForms(key.jwk);
  expect(forms.map(({ form }) => form).toSorted()).toEqual([...all].toSorted());
  for (const { form, pem } of forms) {
    const text = pem.ok ? pem.value : '';
    expect(await verdictBy(token, text), form).toMatchObject({
      status: 'verified',
      key: 'the PEM key',
      chosenBy: 'only',
    });
    const bare = text.replace(/-----[^-]+-----|\s/g, '');
    expect(await verdictBy(token, bare), `${form}, bare`).toMatchObject({ status: 'verified' });
  }
});

it('names the certificate that verified, and the others that were looked at', async () => {
  const [one, other] = [await made('P-256', 'ES256'), await made('P-384', 'ES384')];
  const pem = [await certificateOf(other), await certificateOf(one)]
    .map((der) => encodePem('CERTIFICATE', der))
    .join('');
  const token = await signJwt({ alg: 'ES256' }, {}, one.jwk);
  expect(await verdictBy(token, pem)).toMatchObject({
    status: 'verified',
    key: 'the certificate of CN=issuer',
    chosenBy: 'tried',
    tried: [{ outcome: 'unusable' }, { outcome: 'verified' }],
  });
});

it('says that a key cannot be read where its bytes are damaged', async () => {
  const token = await signJwt({ alg: 'ES256' }, {}, (await made('P-256', 'ES256')).jwk);
  for (const label of ['PUBLIC KEY', 'CERTIFICATE', 'EC PRIVATE KEY']) {
    expect(await verdictBy(token, encodePem(label, Uint8Array.of(0x30, 1, 0)))).toMatchObject({
      status: 'not-checked',
      reason: { code: 'key_unreadable' },
    });
  }
});
