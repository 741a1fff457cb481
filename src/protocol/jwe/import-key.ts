import type { Jwk } from '#protocol/model/jwks.ts';
import { valueText } from '#protocol/value-text.ts';

/** The members of a key and nothing that says what it is for: that was judged before. */
function bare(jwk: Jwk, names: readonly string[]): JsonWebKey {
  const members = names.flatMap((name) => {
    const value = jwk[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { kty: jwk.kty, ...Object.fromEntries(members) };
}

const rsaPublic = ['n', 'e'];
const rsaPrivate = [...rsaPublic, 'd', 'p', 'q', 'dp', 'dq', 'qi'];
const agreementPublic = ['crv', 'x', 'y'];

/** A public RSA key that encrypts. Rejects where it is none. @see RFC 7518 §6.3.1 */
export function importRsaPublic(jwk: Jwk, hash: string): Promise<CryptoKey> {
  const algorithm = { name: 'RSA-OAEP', hash };
  return crypto.subtle.importKey('jwk', bare(jwk, rsaPublic), algorithm, false, ['encrypt']);
}

/** A private RSA key that decrypts. Rejects where it is none. @see RFC 7518 §6.3.2 */
export function importRsaPrivate(jwk: Jwk, hash: string): Promise<CryptoKey> {
  const algorithm = { name: 'RSA-OAEP', hash };
  return crypto.subtle.importKey('jwk', bare(jwk, rsaPrivate), algorithm, false, ['decrypt']);
}

/** What WebCrypto calls an agreement on that curve. @see RFC 7518 §6.2.1.1, RFC 8037 §2 */
export function agreementAlgorithm(crv: unknown): { name: string; namedCurve?: string } {
  return crv === 'X25519' ? { name: 'X25519' } : { name: 'ECDH', namedCurve: valueText(crv) };
}

/** A public key to agree with. Rejects where it is none of its curve. @see RFC 7518 §4.6.1.1 */
export function importAgreementPublic(jwk: Jwk): Promise<CryptoKey> {
  const members = bare(jwk, agreementPublic);
  return crypto.subtle.importKey('jwk', members, agreementAlgorithm(jwk.crv), true, []);
}

/** A private key to agree with. Rejects where it is none. @see RFC 7518 §6.2.2 */
export function importAgreementPrivate(jwk: Jwk): Promise<CryptoKey> {
  const members = bare(jwk, [...agreementPublic, 'd']);
  return crypto.subtle.importKey('jwk', members, agreementAlgorithm(jwk.crv), false, [
    'deriveBits',
  ]);
}

const secretBits: Readonly<Record<string, number>> = {
  'P-256': 256,
  'P-384': 384,
  'P-521': 528,
  X25519: 256,
};

/** The secret that a private and a public key agree on. @see RFC 7518 §4.6 */
export async function agree(
  privateKey: CryptoKey,
  publicKey: CryptoKey,
  crv: unknown,
): Promise<Uint8Array<ArrayBuffer>> {
  const { name } = agreementAlgorithm(crv);
  const bits = secretBits[valueText(crv)] ?? 256;
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name, public: publicKey }, privateKey, bits),
  );
}
