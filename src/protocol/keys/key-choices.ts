/** The kinds of key that can be made here. */
export type KeyKind =
  | 'RSA'
  | 'P-256'
  | 'P-384'
  | 'P-521'
  | 'Ed25519'
  | 'X25519'
  | 'ML-DSA-44'
  | 'ML-DSA-65'
  | 'ML-DSA-87'
  | 'oct';

/** What a key is for: to sign, or to be encrypted to. @see RFC 7517 §4.2 */
export type KeyUse = 'sig' | 'enc';

/** A kind of key, and what it can be made for. */
export interface KeyChoice {
  readonly kind: KeyKind;
  /** Bits to choose from; empty where the kind says it all. */
  readonly bits: readonly number[];
  readonly algorithms: Readonly<Record<KeyUse, readonly string[]>>;
}

const rsaSignatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const rsaEncryptions = ['RSA-OAEP-256', 'RSA-OAEP', 'RSA-OAEP-384', 'RSA-OAEP-512'];
const agreements = ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'];

const lattice = (kind: 'ML-DSA-44' | 'ML-DSA-65' | 'ML-DSA-87'): KeyChoice => ({
  kind,
  bits: [],
  algorithms: { sig: [kind], enc: [] },
});

/** @see RFC 7518 §3.1, §4.1, §5.1, RFC 8037 §3, RFC 9864 §2.2, RFC 9964 §3 */
export const keyChoices: readonly KeyChoice[] = [
  { kind: 'P-256', bits: [], algorithms: { sig: ['ES256'], enc: agreements } },
  { kind: 'P-384', bits: [], algorithms: { sig: ['ES384'], enc: agreements } },
  { kind: 'P-521', bits: [], algorithms: { sig: ['ES512'], enc: agreements } },
  {
    kind: 'RSA',
    bits: [2048, 3072, 4096],
    algorithms: { sig: rsaSignatures, enc: rsaEncryptions },
  },
  { kind: 'Ed25519', bits: [], algorithms: { sig: ['Ed25519', 'EdDSA'], enc: [] } },
  { kind: 'X25519', bits: [], algorithms: { sig: [], enc: agreements } },
  lattice('ML-DSA-44'),
  lattice('ML-DSA-65'),
  lattice('ML-DSA-87'),
  {
    kind: 'oct',
    bits: [128, 192, 256, 384, 512],
    algorithms: {
      sig: ['HS256', 'HS384', 'HS512'],
      enc: [
        ...['A128KW', 'A192KW', 'A256KW', 'A128GCMKW', 'A192GCMKW', 'A256GCMKW'],
        ...['A128GCM', 'A192GCM', 'A256GCM', 'A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'],
      ],
    },
  },
];

/**
 * The bits that a secret has to have for an algorithm: exactly so many to encrypt, at least so many to
 * sign. Null where the algorithm says nothing of it.
 * @see RFC 7518 §3.2, §4.4, §4.7, §5.2
 */
export function secretBits(alg: string | null): number | null {
  const bits = /^HS(\d{3})$/.exec(alg ?? '') ?? /^A\d{3}CBC-HS(\d{3})$/.exec(alg ?? '');
  return Number((bits ?? /^A(\d{3})(?:KW|GCMKW|GCM)$/.exec(alg ?? ''))?.[1] ?? 0) || null;
}
