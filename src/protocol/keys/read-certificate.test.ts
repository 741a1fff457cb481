import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Jwk } from '#protocol/model/jwks.ts';
import { decodePem } from './pem.ts';
import { readCertificate } from './read-certificate.ts';

function selfSigned(...options: readonly string[]): string {
  const more = [...options, '-nodes', '-keyout', '/dev/null', '-days', '30'];
  return execFileSync('openssl', ['req', '-x509', '-newkey', ...more], {
    stdio: 'pipe',
  }).toString();
}

function derOf(pem: string): Uint8Array {
  const read = decodePem(pem);
  const der = read.ok ? read.value[0]?.der : undefined;
  if (der === undefined) throw new Error('Failed to read what openssl wrote');
  return der;
}

const hex = (base64url: string) =>
  (Buffer.from(base64url, 'base64url').toString('hex').toUpperCase().match(/../g) ?? []).join(':');

const kinds: Readonly<Record<string, readonly string[]>> = {
  RSA: ['rsa:2048'],
  'P-256': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  Ed25519: ['ed25519'],
};

for (const [kind, options] of Object.entries(kinds)) {
  it(`reads a certificate of openssl with ${kind} as Node does`, async () => {
    const names =
      'DNS:a.example,DNS:*.b.example,IP:127.0.0.1,IP:::1,URI:https://a.example/x,email:a@b.example';
    const more = ['-subj', '/C=FI/O=A, Inc/CN=a.example', '-addext', `subjectAltName=${names}`];
    const pem = selfSigned(...options, ...more);
    const node = new X509Certificate(pem);
    const read = await readCertificate(derOf(pem));
    if (!read.ok) throw new Error(`Failed to read: ${read.problem.code}`);
    const one = read.value;
    expect(one.subject).toBe('CN=a.example,O=A\\, Inc,C=FI');
    expect([one.issuer, one.isSelfIssued]).toEqual([one.subject, true]);
    expect(one.serialNumber.toUpperCase()).toBe(node.serialNumber.replace(/^(?:00)+/, ''));
    expect([one.notBefore, one.notAfter]).toEqual([
      Date.parse(node.validFrom),
      Date.parse(node.validTo),
    ]);
    expect([hex(one.sha1), hex(one.sha256)]).toEqual([node.fingerprint, node.fingerprint256]);
    expect(one.publicKeyJwk).toEqual(node.publicKey.export({ format: 'jwk' }) as Jwk);
    expect(one.subjectAltNames).toEqual(names.replace('email', 'email').split(','));
  });
}

it('throws for no bytes, and reads no certificate that was cut or lengthened', async () => {
  const der = derOf(selfSigned('ed25519', '-subj', '/CN=a'));
  expect((await readCertificate(der.subarray(0, -1))).ok).toBe(false);
  expect((await readCertificate(Uint8Array.of(...der, 0))).ok).toBe(false);
  await fc.assert(
    fc.asyncProperty(fc.nat(der.length - 1), fc.nat(255), async (at, byte) => {
      const spoilt = Uint8Array.from(der);
      spoilt[at] = byte;
      expect(typeof (await readCertificate(spoilt)).ok).toBe('boolean');
    }),
  );
});
