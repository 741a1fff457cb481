import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { memberBytes } from './jwk-bytes.ts';
import type { KeyDerProblem } from './key-der-problem.ts';
import { curveNamed, type CurveKind } from './key-kinds.ts';

/** y² = x³ + ax + b modulo p. */
interface Equation {
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
}

/** @see SP 800-186 §3.2.1, SEC 2 §2.4.1 */
const equations: Readonly<Record<string, Equation>> = {
  'P-256': {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    a: -3n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    a: -3n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
  'P-521': {
    p: 2n ** 521n - 1n,
    a: -3n,
    b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  },
  secp256k1: { p: 2n ** 256n - 2n ** 32n - 977n, a: 0n, b: 7n },
};

/** The point of an EC key, uncompressed. @see SEC 1 §2.3.3, RFC 5480 §2.2 */
export function ecPoint(jwk: Jwk): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  const curve = curveNamed(jwk.crv);
  if (curve === null) return fail({ code: 'jwk_kind_unknown', kty: 'EC', crv: jwk.crv ?? null });
  const x = memberBytes(jwk, 'x', curve.size);
  if (!x.ok) return x;
  const y = memberBytes(jwk, 'y', curve.size);
  return y.ok ? ok(Uint8Array.of(4, ...x.value, ...y.value)) : y;
}

/** A point as a JWK, compressed ones too; null where it is none of the curve. @see SEC 1 §2.3.4 */
export function pointMembers(point: Uint8Array<ArrayBuffer>, curve: CurveKind): Jwk | null {
  const { crv, size } = curve;
  const [form] = point;
  const x = point.slice(1, 1 + size);
  if (form === 4 && point.length === 1 + 2 * size) {
    const y = point.slice(1 + size);
    return isOnCurve(crv, x, y)
      ? { kty: 'EC', crv, x: encodeBase64Url(x), y: encodeBase64Url(y) }
      : null;
  }
  if ((form !== 2 && form !== 3) || point.length !== 1 + size) return null;
  const y = decompress(crv, x, form === 3);
  return y === null ? null : { kty: 'EC', crv, x: encodeBase64Url(x), y: encodeBase64Url(y) };
}

/**
 * Whether a public key is a point of its curve: one that is none makes a receiver give away its own
 * key. True for a curve that is not known here.
 * @see SP 800-56A §5.6.2.3.3, RFC 8725 §2.5
 */
export function isOnCurve(crv: string, x: Uint8Array, y: Uint8Array): boolean {
  const equation = equations[crv];
  if (equation === undefined) return true;
  const { p } = equation;
  const [atX, atY] = [asNumber(x), asNumber(y)];
  return atX < p && atY < p && (atY * atY - rightSide(atX, equation)) % p === 0n;
}

function rightSide(x: bigint, { p, a, b }: Equation): bigint {
  return (((x * x * x + a * x + b) % p) + p) % p;
}

// Each of these primes is 3 modulo 4, so a root is one power. SEC 1 §2.3.4 step 2.4
function decompress(crv: string, x: Uint8Array, isOdd: boolean): Uint8Array | null {
  const equation = equations[crv];
  if (equation === undefined) return null;
  const { p } = equation;
  const root = power(rightSide(asNumber(x), equation), (p + 1n) / 4n, p);
  const y = (root % 2n === 1n) === isOdd ? root : p - root;
  const bytes = asBytes(y, x.length);
  return isOnCurve(crv, x, bytes) ? bytes : null;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function asNumber(bytes: Uint8Array): bigint {
  return [...bytes].reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function asBytes(number: bigint, size: number): Uint8Array {
  const hex = number.toString(16).padStart(size * 2, '0');
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
