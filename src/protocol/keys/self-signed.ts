import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_clientAuth,
  type GeneralName,
} from '@peculiar/asn1-x509';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { RandomBytes } from '#protocol/random.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { certificateSigner, importSigningKey } from './certificate-signer.ts';
import { parseName, type NameProblem } from './distinguished-name.ts';
import { parseGeneralNames, type GeneralNameProblem } from './general-name.ts';
import type { KeyDerProblem } from './key-der-problem.ts';
import { parseDer } from './parse-der.ts';
import { writeSpki } from './public-key-der.ts';

/** What a certificate is to say. */
export interface CertificateWish {
  /** As RFC 4514 writes it: `CN=client`. */
  readonly subject: string;
  /** Names that it is for, one a line; may be empty. */
  readonly names: string;
  readonly days: number;
  /** Milliseconds since the epoch: when it begins to be valid. */
  readonly now: number;
}

/** The key that signs, and whose public half is in the certificate. */
export interface CertificateKey {
  readonly jwk: Jwk;
  /** The private key where it cannot be read; null where it is in the JWK. */
  readonly handle: CryptoKey | null;
}

/** Why there is no certificate. */
export type SelfSignedProblem =
  | NameProblem
  | GeneralNameProblem
  | KeyDerProblem
  /** An encryption key, a secret, or a kind that this browser does not have. */
  | { readonly code: 'certificate_key_cannot_sign' }
  | { readonly code: 'certificate_days' };

/** Longer than any server takes. */
const mostDays = 36_500;

/**
 * A certificate that a client makes for itself, for mutual TLS by `self_signed_tls_client_auth`: what a
 * server knows of it is its thumbprint or the key in it, and nobody vouches for the names.
 * @see RFC 8705 §2.2, RFC 5280 §4.1
 */
export async function makeSelfSigned(
  key: CertificateKey,
  wish: CertificateWish,
  random: RandomBytes,
): Promise<Result<Uint8Array<ArrayBuffer>, SelfSignedProblem>> {
  const { days, now } = wish;
  const isWhole = Number.isInteger(days) && days >= 1 && days <= mostDays;
  if (!isWhole) return fail({ code: 'certificate_days' });
  const subject = parseName(wish.subject);
  if (!subject.ok) return subject;
  const names = parseGeneralNames(wish.names);
  if (!names.ok) return names;
  const spki = writeSpki(key.jwk);
  if (!spki.ok) return spki;
  const info = parseDer(spki.value, SubjectPublicKeyInfo, 'SubjectPublicKeyInfo');
  if (!info.ok) return info;
  const signingKey = key.handle ?? (await importSigningKey(key.jwk));
  const signer = signingKey === null ? null : certificateSigner(signingKey);
  if (signer === null) return fail({ code: 'certificate_key_cannot_sign' });
  const extensions = await makeExtensions(info.value, names.value);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(random),
    signature: signer.algorithm,
    issuer: subject.value,
    validity: new Validity({
      notBefore: new Date(now),
      notAfter: new Date(now + days * 86_400_000),
    }),
    subject: subject.value,
    subjectPublicKeyInfo: info.value,
    extensions,
  });
  const signatureValue = await signer.sign(AsnConvert.serialize(tbsCertificate));
  const whole = new Certificate({
    tbsCertificate,
    signatureAlgorithm: signer.algorithm,
    signatureValue,
  });
  return ok(new Uint8Array(AsnConvert.serialize(whole)));
}

// RFC 5280 §4.1.2.2: positive, and of at most 20 bytes.
function serialNumber(random: RandomBytes): ArrayBuffer {
  const bytes = Uint8Array.from(random(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.buffer;
}

async function makeExtensions(
  info: SubjectPublicKeyInfo,
  names: readonly GeneralName[],
): Promise<Extensions> {
  // RFC 5280 §4.2.1.2, the first of its two ways.
  const identifier = await crypto.subtle.digest('SHA-1', info.subjectPublicKey);
  const alternative =
    names.length === 0
      ? []
      : [extension(id_ce_subjectAltName, new SubjectAlternativeName([...names]))];
  return new Extensions([
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), true),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_clientAuth])),
    extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(identifier)),
    ...alternative,
  ]);
}

function extension(extnID: string, value: object, critical = false): Extension {
  const extnValue = new OctetString(AsnConvert.serialize(value));
  return new Extension({ extnID, critical, extnValue });
}
