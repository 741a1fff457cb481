import { Certificate as CertificateStructure, id_ce_subjectAltName } from '@peculiar/asn1-x509';
import { SubjectAlternativeName } from '@peculiar/asn1-x509';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { ok, type Result } from '#protocol/result.ts';
import { describeName } from './distinguished-name.ts';
import { describeGeneralName } from './general-name.ts';
import type { KeyDerProblem } from './key-der-problem.ts';
import { parseDer } from './parse-der.ts';
import { readPublicKeyInfo } from './public-key-der.ts';
import { signatureAlgorithmName } from './signature-oids.ts';

/** What a certificate says. Nothing in it is verified: anyone could have written it. */
export interface Certificate {
  /** A distinguished name as RFC 4514 writes it: `CN=example,O=Example`. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal, without zeros before it. */
  readonly serialNumber: string;
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Null for a kind of key that JOSE does not have, or that is malformed. */
  readonly publicKeyJwk: Jwk | null;
  /** As people name it, `ECDSA with SHA-256`; its object identifier where it is not known here. */
  readonly signatureAlgorithm: string;
  /** `x5t` and `x5t#S256`: the hashes of the whole certificate, in base64url. RFC 7515 §4.1.7 */
  readonly sha1: string;
  readonly sha256: string;
  /** Subject and issuer are the same name; whether it signed itself is not looked at. */
  readonly isSelfIssued: boolean;
  /** `DNS:example.com`, `URI:…`, `IP:127.0.0.1`. */
  readonly subjectAltNames: readonly string[];
  readonly der: Uint8Array<ArrayBuffer>;
}

/** Why bytes are no certificate. */
export type CertificateProblem = KeyDerProblem;

/** Reads a certificate of X.509 and trusts nothing in it. @see RFC 5280 §4.1 */
export async function readCertificate(
  der: Uint8Array,
): Promise<Result<Certificate, CertificateProblem>> {
  const parsed = parseDer(der, CertificateStructure, 'Certificate');
  if (!parsed.ok) return parsed;
  const { tbsCertificate, signatureAlgorithm } = parsed.value;
  const { subject, issuer, validity, serialNumber } = tbsCertificate;
  const bytes = Uint8Array.from(der);
  const key = readPublicKeyInfo(tbsCertificate.subjectPublicKeyInfo);
  const names = { subject: describeName(subject), issuer: describeName(issuer) };
  return ok({
    ...names,
    serialNumber: hexadecimal(new Uint8Array(serialNumber)),
    notBefore: validity.notBefore.getTime().getTime(),
    notAfter: validity.notAfter.getTime().getTime(),
    publicKeyJwk: key.ok ? key.value : null,
    signatureAlgorithm: signatureAlgorithmName(signatureAlgorithm.algorithm),
    sha1: await hash('SHA-1', bytes),
    sha256: await hash('SHA-256', bytes),
    isSelfIssued: names.subject === names.issuer,
    subjectAltNames: alternativeNames(parsed.value),
    der: bytes,
  });
}

function alternativeNames({ tbsCertificate }: CertificateStructure): readonly string[] {
  const found = tbsCertificate.extensions?.find(({ extnID }) => extnID === id_ce_subjectAltName);
  if (found === undefined) return [];
  const value = new Uint8Array(found.extnValue.buffer);
  const names = parseDer(value, SubjectAlternativeName, 'SubjectAlternativeName');
  return names.ok ? names.value.map(describeGeneralName) : [];
}

function hexadecimal(bytes: Uint8Array): string {
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return text.replace(/^(?:00)+(?=.)/, '');
}

async function hash(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest(name, bytes)));
}
