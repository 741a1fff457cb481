import { OneAsymmetricKey } from '@peculiar/asn1-asym-key';
import { ECParameters, ECPrivateKey } from '@peculiar/asn1-ecc';
import { RSAPrivateKey } from '@peculiar/asn1-rsa';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
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
  latticeOf,
  rsaOids,
  type CurveKind,
} from './key-kinds.ts';
import { parseDer } from './parse-der.ts';
import { curveParameter, keyAlgorithm } from './public-key-der.ts';

/** A private key as far as its bytes tell: some forms leave out the public half. */
export interface PrivateKeyParts {
  readonly jwk: Jwk;
  /** True where `x`, `y` or `pub` still has to be computed. */
  readonly lacksPublicHalf: boolean;
}

type Read = Result<PrivateKeyParts, KeyDerProblem>;

/** A private key of PKCS #8. @see RFC 5958 §2, RFC 8410 §7, RFC 9881 §6 */
export function readPkcs8(der: Uint8Array): Read {
  const info = parseDer(der, OneAsymmetricKey, 'PrivateKeyInfo');
  if (!info.ok) return info;
  const { privateKeyAlgorithm, privateKey, publicKey } = info.value;
  const { algorithm, parameters } = privateKeyAlgorithm;
  const key = new Uint8Array(privateKey);
  if (algorithm === rsaOids.any || algorithm === rsaOids.pss) return readPkcs1Private(key);
  if (algorithm === ecPublicKeyOid) return readSec1(key, curveParameter(parameters));
  const known = publicKey === undefined ? null : encodeBase64Url(new Uint8Array(publicKey));
  const curve = curveOf(algorithm);
  if (curve?.kty === 'OKP') return readCurvePrivateKey(key, curve, known);
  const lattice = latticeOf(algorithm);
  if (lattice === null) return fail({ code: 'key_algorithm_unknown', oid: algorithm });
  return readLatticeKey(key, lattice.alg, known);
}

function readCurvePrivateKey(key: Uint8Array, { crv, size }: CurveKind, x: string | null): Read {
  const inner = parseDer(key, OctetString, 'CurvePrivateKey');
  if (!inner.ok || inner.value.byteLength !== size) return broken('CurvePrivateKey');
  const d = encodeBase64Url(new Uint8Array(inner.value.buffer));
  const jwk = { kty: 'OKP', crv, ...(x === null ? {} : { x }), d };
  return ok({ jwk, lacksPublicHalf: x === null });
}

function readLatticeKey(key: Uint8Array<ArrayBuffer>, alg: string, pub: string | null): Read {
  const seed = latticeSeed(key);
  if (seed === null) return broken('ML-DSA-PrivateKey with a seed');
  const half = pub === null ? {} : { pub };
  const jwk = { kty: 'AKP', alg, ...half, priv: encodeBase64Url(seed) };
  return ok({ jwk, lacksPublicHalf: pub === null });
}

// CHOICE { seed [0] OCTET STRING (SIZE (32)), expandedKey …, both SEQUENCE { seed, expandedKey } }:
// JOSE has the seed alone (RFC 9964 §3). RFC 9881 §6
function latticeSeed(key: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (key.length === 34 && key[0] === 0x80 && key[1] === 32) return key.slice(2);
  const isBoth = key[0] === 0x30 && key[1] === 0x82 && key[4] === 4 && key[5] === 32;
  return isBoth ? key.slice(6, 38) : null;
}

function broken(structure: string): Result<never, KeyDerProblem> {
  return fail({ code: 'key_der_broken', structure });
}

const rsaMembers = {
  modulus: 'n',
  publicExponent: 'e',
  privateExponent: 'd',
  prime1: 'p',
  prime2: 'q',
  exponent1: 'dp',
  exponent2: 'dq',
  coefficient: 'qi',
} as const;

/** RSAPrivateKey of PKCS #1, with two primes. @see RFC 8017 appendix A.1.2 */
export function readPkcs1Private(der: Uint8Array): Read {
  const key = parseDer(der, RSAPrivateKey, 'RSAPrivateKey');
  if (!key.ok) return key;
  if (key.value.version !== 0) return broken('RSAPrivateKey with two primes');
  const members = Object.entries(rsaMembers).map(([name, member]) => [
    member,
    integerMember(key.value[name as keyof typeof rsaMembers]),
  ]);
  return ok({ jwk: { kty: 'RSA', ...Object.fromEntries(members) }, lacksPublicHalf: false });
}

/** ECPrivateKey of SEC 1, which may leave out its curve and its public half. @see RFC 5915 §3 */
export function readSec1(der: Uint8Array, curveOutside: string | null = null): Read {
  const read = parseDer(der, ECPrivateKey, 'ECPrivateKey');
  if (!read.ok) return read;
  const { parameters, privateKey, publicKey } = read.value;
  const oid = parameters?.namedCurve ?? curveOutside;
  const curve = oid === null ? null : curveOf(oid);
  if (curve?.kty !== 'EC') return fail({ code: 'key_curve_unknown', oid });
  const d = new Uint8Array(privateKey.buffer);
  if (d.length > curve.size) return broken('ECPrivateKey');
  const padded = new Uint8Array(curve.size);
  padded.set(d, curve.size - d.length);
  const secret = { d: encodeBase64Url(padded) };
  if (publicKey === undefined) {
    const jwk = { kty: 'EC', crv: curve.crv, ...secret };
    return ok({ jwk, lacksPublicHalf: true });
  }
  const point = pointMembers(new Uint8Array(publicKey), curve);
  if (point === null) return broken('ECPrivateKey');
  return ok({ jwk: { ...point, ...secret }, lacksPublicHalf: false });
}

/** PKCS #8 of a private key. @see RFC 5958 §2, RFC 8410 §7, RFC 9881 §6 */
export function writePkcs8(jwk: Jwk): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  const algorithm = keyAlgorithm(jwk);
  if (!algorithm.ok) return algorithm;
  const key = privateKeyOctets(jwk);
  if (!key.ok) return key;
  const info = new OneAsymmetricKey();
  info.privateKeyAlgorithm = algorithm.value;
  info.privateKey = key.value.slice().buffer;
  return ok(new Uint8Array(AsnConvert.serialize(info)));
}

function privateKeyOctets(jwk: Jwk): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  if (jwk.kty === 'RSA') return writePkcs1Private(jwk);
  // The curve is beside it, in the algorithm. RFC 5915 §1
  if (jwk.kty === 'EC') return writeEcPrivateKey(jwk, null);
  const curve = curveNamed(jwk.crv);
  if (curve !== null) {
    const d = memberBytes(jwk, 'd');
    if (!d.ok) return d;
    if (d.value.length !== curve.size) return fail({ code: 'jwk_member', member: 'd' });
    return ok(new Uint8Array(AsnConvert.serialize(new OctetString(d.value))));
  }
  const seed = memberBytes(jwk, 'priv');
  if (!seed.ok) return seed;
  if (seed.value.length !== 32) return fail({ code: 'jwk_member', member: 'priv' });
  return ok(Uint8Array.of(0x80, 32, ...seed.value));
}

/** RSAPrivateKey of an RSA key with two primes. @see RFC 8017 appendix A.1.2 */
export function writePkcs1Private(jwk: Jwk): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  if (jwk['oth'] !== undefined) return fail({ code: 'jwk_member', member: 'oth' });
  const members = membersBytes(jwk, Object.values(rsaMembers));
  if (!members.ok) return members;
  const names = Object.keys(rsaMembers);
  const integers = members.value.map((bytes, at) => [names[at], asInteger(bytes)]);
  const key = new RSAPrivateKey({ version: 0, ...Object.fromEntries(integers) });
  return ok(new Uint8Array(AsnConvert.serialize(key)));
}

/** ECPrivateKey of SEC 1, with its curve. @see RFC 5915 §3 */
export function writeSec1(jwk: Jwk): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  const curve = curveNamed(jwk.crv);
  if (curve?.kty !== 'EC') {
    return fail({ code: 'jwk_kind_unknown', kty: jwk.kty, crv: jwk.crv ?? null });
  }
  return writeEcPrivateKey(jwk, curve.oid);
}

function writeEcPrivateKey(
  jwk: Jwk,
  namedCurve: string | null,
): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  const curve = curveNamed(jwk.crv);
  if (curve === null) return fail({ code: 'jwk_kind_unknown', kty: 'EC', crv: jwk.crv ?? null });
  const d = memberBytes(jwk, 'd', curve.size);
  if (!d.ok) return d;
  const point = jwk.x === undefined ? null : ecPoint(jwk);
  if (point?.ok === false) return point;
  const key = new ECPrivateKey({
    privateKey: new OctetString(d.value),
    ...(namedCurve === null ? {} : { parameters: new ECParameters({ namedCurve }) }),
    ...(point === null ? {} : { publicKey: point.value.slice().buffer }),
  });
  return ok(new Uint8Array(AsnConvert.serialize(key)));
}
