import type { KeyKind, KeyUse } from './key-choices.ts';

/** How WebCrypto is asked for a key, and what may be done with it. */
export interface SubtleAlgorithm {
  readonly algorithm:
    Algorithm | RsaHashedKeyGenParams | EcKeyGenParams | HmacImportParams | AesKeyAlgorithm;
  /** What the private or secret half may do. */
  readonly usages: readonly KeyUsage[];
  /** What the public half may do; empty for a secret. */
  readonly publicUsages: readonly KeyUsage[];
}

/** What a key is made for. */
export interface KeyPurpose {
  readonly kind: KeyKind;
  readonly use: KeyUse | null;
  /** Null: any that fits its kind and use. */
  readonly alg: string | null;
}

const signing = { usages: ['sign'], publicUsages: ['verify'] } as const;
const agreeing = { usages: ['deriveBits', 'deriveKey'], publicUsages: [] } as const;
const unwrapping = {
  usages: ['decrypt', 'unwrapKey'],
  publicUsages: ['encrypt', 'wrapKey'],
} as const;

/** WebCrypto's words for a key of JOSE; null where it has none. @see W3C Web Cryptography §14.3 */
export function subtleAlgorithm(
  { kind, use, alg }: KeyPurpose,
  bits: number,
): SubtleAlgorithm | null {
  switch (kind) {
    case 'RSA':
      return subtleRsa(use, alg, bits);
    case 'P-256':
    case 'P-384':
    case 'P-521':
      return use === 'enc'
        ? { algorithm: { name: 'ECDH', namedCurve: kind }, ...agreeing }
        : { algorithm: { name: 'ECDSA', namedCurve: kind }, ...signing };
    case 'X25519':
      return { algorithm: { name: kind }, ...agreeing };
    case 'oct':
      return subtleSecret(alg, bits);
    default:
      return { algorithm: { name: kind }, ...signing };
  }
}

function subtleRsa(use: KeyUse | null, alg: string | null, bits: number): SubtleAlgorithm {
  const size = /(\d{3})$/.exec(alg ?? '')?.[1];
  const common = { modulusLength: bits, publicExponent: Uint8Array.of(1, 0, 1) };
  if (use === 'enc') {
    const hash = `SHA-${size ?? '1'}`;
    return { algorithm: { name: 'RSA-OAEP', hash, ...common }, ...unwrapping };
  }
  const name = alg?.startsWith('PS') === true ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  return { algorithm: { name, hash: `SHA-${size ?? '256'}`, ...common }, ...signing };
}

function subtleSecret(alg: string | null, bits: number): SubtleAlgorithm | null {
  const both = (...usages: KeyUsage[]) => ({ usages, publicUsages: [] });
  const hash = /^HS(\d{3})$/.exec(alg ?? '')?.[1];
  if (hash !== undefined) {
    return {
      algorithm: { name: 'HMAC', hash: `SHA-${hash}`, length: bits },
      ...both('sign', 'verify'),
    };
  }
  const name = /^A\d{3}(KW|GCMKW|GCM)$/.exec(alg ?? '')?.[1];
  if (name === 'KW') {
    return { algorithm: { name: 'AES-KW', length: bits }, ...both('wrapKey', 'unwrapKey') };
  }
  if (name === undefined) return null;
  return { algorithm: { name: 'AES-GCM', length: bits }, ...both('encrypt', 'decrypt') };
}
