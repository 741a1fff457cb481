import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { certificateThumbprint } from './certificate-thumbprint.ts';

// RFC 8705 appendix A: the example certificate, and its thumbprint in cnf.
const pem = `-----BEGIN CERTIFICATE-----
MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAx
ODEyMzcwOVoXDTIyMDUwMjEyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqG
SM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8QnhxxzFQ03C7HKW9OylMbnQZjjJ
/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj0EAwID
SQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOV
bUlJSGQgjwD5vaUaKlLR50Q2DmFfQj1L+SY=
-----END CERTIFICATE-----`;

it('is that of RFC 8705 appendix A', async () => {
  expect(await certificateThumbprint(pem)).toBe('A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0');
  const { fingerprint256 } = new X509Certificate(pem);
  const bytes = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex');
  expect(await certificateThumbprint(`text before\n${pem}\n`)).toBe(bytes.toString('base64url'));
});

it('is null for what is no whole certificate', async () => {
  const cut = pem.replace('bUlJSGQgjwD5vaUaKlLR50Q2DmFfQj1L+SY=\n', '');
  const others = [
    '',
    'no PEM',
    cut,
    pem.replace('MIIB', 'AIIB'),
    pem.replaceAll('CERTIFICATE', 'PUBLIC KEY'),
  ];
  for (const other of others) expect(await certificateThumbprint(other)).toBeNull();
});
