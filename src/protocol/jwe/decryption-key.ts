import type { Bytes } from '#protocol/bytes.ts';
import { decodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { valueText } from '#protocol/value-text.ts';
import { keyManagement, type KeyManagement } from './jwe-algorithms.ts';

/** What may open an encrypted token, and how it is called in words. */
export interface DecryptionKey {
  /** Its `kid`, or `the key given here`, `the password`. */
  readonly name: string;
  readonly material: KeyToDecrypt;
}

/** A key as it was given. */
export type KeyToDecrypt =
  | { readonly kind: 'jwk'; readonly jwk: Jwk }
  /** Of a secret or a password. */
  | { readonly kind: 'secret'; readonly bytes: Bytes }
  /** A private key that WebCrypto holds, and the public members that say what it is. */
  | { readonly kind: 'handle'; readonly handle: CryptoKey; readonly jwk: Jwk };

const curves: readonly string[] = ['P-256', 'P-384', 'P-521', 'X25519'];

/** Names a set of keys for `decryptJweSteps`. @see RFC 7517 §4.5 */
export function namedKeys(keys: readonly Jwk[]): readonly DecryptionKey[] {
  return keys.map((jwk, index) => ({
    name: jwk.kid === undefined ? `key ${index + 1} of ${keys.length}` : valueText(jwk.kid),
    material: { kind: 'jwk', jwk },
  }));
}

/**
 * Why a key cannot open what is encrypted with an algorithm; null where it may.
 * @see RFC 7517 §4.1 to §4.4, RFC 7518 §4.1
 */
export function decryptionMisfit(material: KeyToDecrypt, algorithm: string): string | null {
  const management = keyManagement(algorithm);
  if (management === null) return `${algorithm} is not known here`;
  const isSymmetric = !isAsymmetric(management);
  if (material.kind === 'secret') {
    return isSymmetric ? null : `it is a secret, ${algorithm} needs a private key`;
  }
  const { jwk } = material;
  const isPrivate = material.kind === 'handle' || jwk.d !== undefined;
  return (
    kindMisfit(jwk, algorithm, management) ??
    (isSymmetric || isPrivate ? purposeMisfit(jwk) : 'it is the public half')
  );
}

/** Whether it is encrypted to a key pair. @see RFC 7518 §4.1 */
export function isAsymmetric({ family }: KeyManagement): boolean {
  return family === 'rsa' || family === 'ecdh';
}

/** Why a key is of the wrong kind for an algorithm; null where it is not. @see RFC 7518 §4.1, RFC 8037 §3.2 */
export function kindMisfit(jwk: Jwk, name: string, { family }: KeyManagement): string | null {
  if (family === 'ecdh') {
    if (jwk.kty !== 'EC' && jwk.kty !== 'OKP')
      return `its kty is ${jwk.kty}, ${name} needs EC or OKP`;
    return curves.includes(valueText(jwk.crv))
      ? null
      : `its curve ${valueText(jwk.crv)} agrees on no key`;
  }
  const needed = family === 'rsa' ? 'RSA' : 'oct';
  return jwk.kty === needed ? null : `its kty is ${jwk.kty}, ${name} needs ${needed}`;
}

function purposeMisfit(jwk: Jwk): string | null {
  if (jwk.use !== undefined && jwk.use !== 'enc')
    return `its use is ${valueText(jwk.use)}, not enc`;
  return null;
}

/** The bytes of a secret or of an `oct` key; null for any other. @see RFC 7518 §6.4.1 */
export function secretBytes(material: KeyToDecrypt): Bytes | null {
  if (material.kind === 'secret') return material.bytes;
  if (material.kind === 'handle' || typeof material.jwk.k !== 'string') return null;
  const decoded = decodeBase64Url(material.jwk.k);
  return decoded.ok ? decoded.value : null;
}
