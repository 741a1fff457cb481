import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import { decodeBase64 } from './pem.ts';
import { readCertificate, type Certificate } from './read-certificate.ts';
import { thumbprint } from './thumbprint.ts';

/** Whether the certificates of a key are of that key and in their time. @see RFC 7517 §4.6 to §4.9 */
export async function examineCertificates(jwk: Jwk, now: number): Promise<readonly Check[]> {
  const chain: unknown = jwk.x5c;
  if (chain === undefined) return [];
  const say = checkAbout('key.x5c', rfc(7517, '4.7'));
  const [first] = Array.isArray(chain) ? chain : [];
  const der = typeof first === 'string' ? decodeBase64(first) : null;
  const read = der === null ? null : await readCertificate(der);
  if (read?.ok !== true) return [say.failed('x5c holds no certificate in base64')];
  const certificate = read.value;
  const inIt =
    certificate.publicKeyJwk === null ? null : await thumbprint(certificate.publicKeyJwk);
  const isSame = inIt !== null && inIt === (await thumbprint(jwk));
  return [
    isSame
      ? say.passed('The first certificate is of this key', certificate.subject)
      : say.failed('The first certificate is of another key', certificate.subject),
    checkTime(certificate, now),
    ...checkHash(jwk, 'x5t', certificate.sha1),
    ...checkHash(jwk, 'x5t#S256', certificate.sha256),
  ];
}

function checkTime({ notBefore, notAfter }: Certificate, now: number): Check {
  const say = checkAbout('key.x5c.time', rfc(5280, '4.1.2.5'));
  const found = `${day(notBefore)} to ${day(notAfter)}`;
  if (now < notBefore) return say.warned('The certificate is not valid yet', found);
  return now > notAfter
    ? say.warned('The certificate is no longer valid', found)
    : say.passed('The certificate is in its time', found);
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function checkHash(jwk: Jwk, member: 'x5t' | 'x5t#S256', hash: string): readonly Check[] {
  const said: unknown = jwk[member];
  if (said === undefined) return [];
  const say = checkAbout(`key.${member}`, rfc(7517, member === 'x5t' ? '4.8' : '4.9'));
  return [
    said === hash
      ? say.passed(`${member} is the hash of the certificate`)
      : say.failed(
          `${member} is not the hash of the certificate`,
          `${valueText(said)}, not ${hash}`,
        ),
  ];
}
