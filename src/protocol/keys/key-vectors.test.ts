import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import vectors from '../../../tests/vectors/keys.json' with { type: 'json' };
import { decodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { examineKeys } from './examine-keys.ts';
import { readAnyKey } from './key-from-text.ts';
import { pemForms } from './pem-forms.ts';
import { publicHalf } from './public-half.ts';
import { readCertificate } from './read-certificate.ts';
import { decodeBase64 } from './pem.ts';

/** The numbers of a key, without what PEM does not say. */
function numbers(jwk: Jwk): Jwk {
  const { kid: _kid, use: _use, alg: _alg, x5c: _chain, ...rest } = jwk;
  return rest;
}

/** What openssl calls the largest of the numbers of a public key: enough to see that it is this key. */
function seenByOpenssl(pem: string, isPrivate: boolean): string {
  const options = isPrivate ? ['-in', '/dev/stdin'] : ['-pubin', '-in', '/dev/stdin'];
  const text = execFileSync('sh', ['-c', `cat | openssl pkey ${options.join(' ')} -noout -text`], {
    input: pem,
  }).toString();
  return text.replace(/[\s:]/g, '');
}

for (const { name, key } of vectors.privateKeys) {
  it(`gives the key of ${name} in every form, which openssl and we read as the same`, async () => {
    const jwk: Jwk = key;
    const text = (jwk.kty === 'RSA' ? jwk.n : jwk.x) ?? '';
    const bytes = decodeBase64Url(text);
    const hex = Buffer.from(bytes.ok ? bytes.value : []).toString('hex');
    for (const { form, isPrivate, pem } of pemForms(jwk)) {
      const written = pem.ok ? pem.value : '';
      expect(seenByOpenssl(written, isPrivate), form).toContain(hex);
      const read = await readAnyKey(written);
      const expected = numbers(isPrivate ? jwk : (publicHalf(jwk) ?? jwk));
      expect([form, read.ok ? read.value[0]?.jwk : read]).toEqual([form, expected]);
    }
  });
}

it('reads the certificate of RFC 7517 appendix B as that of its key', async () => {
  const { key, subject, notBefore, notAfter } = vectors.certified;
  const der = decodeBase64(key.x5c[0] ?? '') ?? new Uint8Array();
  const read = await readCertificate(der);
  expect(read.ok ? read.value : read).toMatchObject({
    ...{ subject, issuer: subject, isSelfIssued: true },
    publicKeyJwk: numbers(key),
    notBefore: Date.parse(notBefore),
    notAfter: Date.parse(notAfter),
    signatureAlgorithm: 'RSA with SHA-1',
  });
  const from = { as: 'published', text: null, now: Date.parse(notBefore) } as const;
  const { keys } = await examineKeys([key], from);
  const certificate = keys[0]?.checks.filter(({ id }) => id.startsWith('key.x5c'));
  expect(certificate?.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
});
