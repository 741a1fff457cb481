/** A curve that has a name in JOSE and in ASN.1. */
export interface CurveKind {
  readonly kty: 'EC' | 'OKP';
  readonly crv: string;
  readonly oid: string;
  /** Bytes of a coordinate, or of a whole key for OKP. */
  readonly size: number;
}

/** Names of RSA keys: for any use, and for PSS alone. @see RFC 8017 appendix A.1, RFC 4055 §1.2 */
export const rsaOids = { any: '1.2.840.113549.1.1.1', pss: '1.2.840.113549.1.1.10' } as const;

/** The name of every key on a curve of SEC 1. @see RFC 5480 §2.1.1 */
export const ecPublicKeyOid = '1.2.840.10045.2.1';

/** @see RFC 5480 §2.1.1.1, RFC 8410 §3, RFC 8812 §3.1 */
const curves: readonly CurveKind[] = [
  { kty: 'EC', crv: 'P-256', oid: '1.2.840.10045.3.1.7', size: 32 },
  { kty: 'EC', crv: 'P-384', oid: '1.3.132.0.34', size: 48 },
  { kty: 'EC', crv: 'P-521', oid: '1.3.132.0.35', size: 66 },
  { kty: 'EC', crv: 'secp256k1', oid: '1.3.132.0.10', size: 32 },
  { kty: 'OKP', crv: 'X25519', oid: '1.3.101.110', size: 32 },
  { kty: 'OKP', crv: 'X448', oid: '1.3.101.111', size: 56 },
  { kty: 'OKP', crv: 'Ed25519', oid: '1.3.101.112', size: 32 },
  { kty: 'OKP', crv: 'Ed448', oid: '1.3.101.113', size: 57 },
];

/** A lattice signature: a key pair of its own type, named by its algorithm. */
export interface LatticeKind {
  readonly alg: string;
  readonly oid: string;
  /** Bytes of a public key. */
  readonly size: number;
}

/** @see RFC 9881 §2, RFC 9964 §3; FIPS 204 table 2 */
const lattices: readonly LatticeKind[] = [
  { alg: 'ML-DSA-44', oid: '2.16.840.1.101.3.4.3.17', size: 1312 },
  { alg: 'ML-DSA-65', oid: '2.16.840.1.101.3.4.3.18', size: 1952 },
  { alg: 'ML-DSA-87', oid: '2.16.840.1.101.3.4.3.19', size: 2592 },
];

/** The curve of that name in JOSE; null where there is none. */
export function curveNamed(crv: unknown): CurveKind | null {
  return curves.find((curve) => curve.crv === crv) ?? null;
}

/** The curve of that object identifier; null where there is none. */
export function curveOf(oid: string): CurveKind | null {
  return curves.find((curve) => curve.oid === oid) ?? null;
}

/** The lattice algorithm of that name in JOSE; null where there is none. */
export function latticeNamed(alg: unknown): LatticeKind | null {
  return lattices.find((lattice) => lattice.alg === alg) ?? null;
}

/** The lattice algorithm of that object identifier; null where there is none. */
export function latticeOf(oid: string): LatticeKind | null {
  return lattices.find((lattice) => lattice.oid === oid) ?? null;
}
