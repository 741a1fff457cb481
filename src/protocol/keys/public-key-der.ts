import { ECParameters } from '@peculiar/asn1-ecc';
import { RSAPublicKey } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { ecPoint, pointMembers } from './ec-point.ts';
import { asInteger, integerMember, memberBytes, membersBytes } from './jwk-bytes.ts';
import type { KeyDerProblem } from './key-der-problem.ts';
import {
  curveNamed,
  curveOf,
  ecPublicKeyOid,
  latticeNamed,
  latticeOf,
  rsaOids,
} from './key-kinds.ts';
import { parseDer } from './parse-der.ts';

const derNull = Uint8Array.of(5, 0).buffer;

/** A public key out of SubjectPublicKeyInfo. @see RFC 5280 §4.1.2.7 */
export function readSpki(der: Uint8Array): Result<Jwk, KeyDerProblem> {
  const info = parseDer(der, SubjectPublicKeyInfo, 'SubjectPublicKeyInfo');
  return info.ok ? readPublicKeyInfo(info.value) : info;
}

/** A public key out of the parsed structure. @see RFC 5280 §4.1.2.7, RFC 8410 §4, RFC 9881 §4 */
export function readPublicKeyInfo(info: SubjectPublicKeyInfo): Result<Jwk, KeyDerProblem> {
  const { algorithm, parameters } = info.algorithm;
  const key = new Uint8Array(info.subjectPublicKey);
  if (algorithm === rsaOids.any || algorithm === rsaOids.pss) return readPkcs1Public(key);
  if (algorithm === ecPublicKeyOid) return readPoint(key, curveParameter(parameters));
  const curve = curveOf(algorithm);
  if (curve?.kty === 'OKP') {
    if (key.length !== curve.size) return broken('SubjectPublicKeyInfo');
    return ok({ kty: 'OKP', crv: curve.crv, x: encodeBase64Url(key) });
  }
  const lattice = latticeOf(algorithm);
  if (lattice === null) return fail({ code: 'key_algorithm_unknown', oid: algorithm });
  if (key.length !== lattice.size) return broken('SubjectPublicKeyInfo');
  return ok({ kty: 'AKP', alg: lattice.alg, pub: encodeBase64Url(key) });
}

/** RSAPublicKey of PKCS #1. @see RFC 8017 appendix A.1.1 */
export function readPkcs1Public(der: Uint8Array): Result<Jwk, KeyDerProblem> {
  const key = parseDer(der, RSAPublicKey, 'RSAPublicKey');
  if (!key.ok) return key;
  const { modulus, publicExponent } = key.value;
  return ok({ kty: 'RSA', n: integerMember(modulus), e: integerMember(publicExponent) });
}

/** The curve that parameters name; null where they give it in another way, or none. @see RFC 5480 §2.1.1 */
export function curveParameter(parameters: ArrayBuffer | null | undefined): string | null {
  if (parameters === null || parameters === undefined) return null;
  const read = parseDer(new Uint8Array(parameters), ECParameters, 'ECParameters');
  return read.ok ? (read.value.namedCurve ?? null) : null;
}

function readPoint(key: Uint8Array<ArrayBuffer>, oid: string | null): Result<Jwk, KeyDerProblem> {
  const curve = oid === null ? null : curveOf(oid);
  if (curve?.kty !== 'EC') return fail({ code: 'key_curve_unknown', oid });
  const members = pointMembers(key, curve);
  return members === null ? broken('SubjectPublicKeyInfo') : ok(members);
}

function broken(structure: string): Result<never, KeyDerProblem> {
  return fail({ code: 'key_der_broken', structure });
}

/** SubjectPublicKeyInfo of a key's public half. @see RFC 5280 §4.1.2.7 */
export function writeSpki(jwk: Jwk): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  const key = publicKeyBits(jwk);
  if (!key.ok) return key;
  const algorithm = keyAlgorithm(jwk);
  if (!algorithm.ok) return algorithm;
  const info = new SubjectPublicKeyInfo({
    algorithm: algorithm.value,
    subjectPublicKey: key.value.slice().buffer,
  });
  return ok(new Uint8Array(AsnConvert.serialize(info)));
}

/** RSAPublicKey of an RSA key. @see RFC 8017 appendix A.1.1 */
export function writePkcs1Public(jwk: Jwk): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  const members = membersBytes(jwk, ['n', 'e']);
  if (!members.ok) return members;
  const [n, e] = members.value;
  if (n === undefined || e === undefined) return fail({ code: 'jwk_member', member: 'n' });
  const key = new RSAPublicKey({ modulus: asInteger(n), publicExponent: asInteger(e) });
  return ok(new Uint8Array(AsnConvert.serialize(key)));
}

function publicKeyBits(jwk: Jwk): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  switch (jwk.kty) {
    case 'RSA':
      return writePkcs1Public(jwk);
    case 'EC':
      return ecPoint(jwk);
    case 'OKP':
      return memberBytes(jwk, 'x');
    default:
      return memberBytes(jwk, 'pub');
  }
}

/** How ASN.1 names the kind of a key. @see RFC 5480 §2.1.1, RFC 8410 §3, RFC 9881 §2 */
export function keyAlgorithm(jwk: Jwk): Result<AlgorithmIdentifier, KeyDerProblem> {
  const { kty, crv, alg } = jwk;
  if (kty === 'RSA') {
    return ok(new AlgorithmIdentifier({ algorithm: rsaOids.any, parameters: derNull }));
  }
  const curve = curveNamed(crv);
  if (curve !== null && curve.kty === kty) {
    if (kty === 'OKP') return ok(new AlgorithmIdentifier({ algorithm: curve.oid }));
    const parameters = AsnConvert.serialize(new ECParameters({ namedCurve: curve.oid }));
    return ok(new AlgorithmIdentifier({ algorithm: ecPublicKeyOid, parameters }));
  }
  const lattice = kty === 'AKP' ? latticeNamed(alg) : null;
  if (lattice !== null) return ok(new AlgorithmIdentifier({ algorithm: lattice.oid }));
  return fail({ code: 'jwk_kind_unknown', kty, crv: crv ?? null });
}
