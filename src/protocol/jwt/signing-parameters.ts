import { jwsAlgorithm } from './jws-algorithms.ts';

/** What WebCrypto wants to know of an algorithm, to take a key in and to sign. */
export interface SigningParameters {
  readonly key: { readonly name: string; readonly hash?: string; readonly namedCurve?: string };
  readonly sign: { readonly name: string; readonly hash?: string; readonly saltLength?: number };
}

/**
 * How WebCrypto calls a signature algorithm; null where it is none that is known here.
 * @see RFC 7518 §3.2 to §3.5, RFC 8037 §3.1, RFC 9964
 */
export function signingParameters(algorithm: string): SigningParameters | null {
  const known = jwsAlgorithm(algorithm);
  if (known === null) return null;
  const { kty, crv, hashBytes } = known;
  const hash = `SHA-${(hashBytes ?? 0) * 8}`;
  switch (kty) {
    case 'oct':
      return { key: { name: 'HMAC', hash }, sign: { name: 'HMAC' } };
    case 'RSA':
      return algorithm.startsWith('PS')
        ? { key: { name: 'RSA-PSS', hash }, sign: { name: 'RSA-PSS', saltLength: hashBytes ?? 0 } }
        : { key: { name: 'RSASSA-PKCS1-v1_5', hash }, sign: { name: 'RSASSA-PKCS1-v1_5' } };
    case 'EC':
      return { key: { name: 'ECDSA', namedCurve: crv ?? '' }, sign: { name: 'ECDSA', hash } };
    case 'OKP':
      return { key: { name: 'Ed25519' }, sign: { name: 'Ed25519' } };
    case 'AKP':
      return { key: { name: algorithm }, sign: { name: algorithm } };
  }
}
