import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import type { Jwk } from '#protocol/model/jwks.ts';

/** The key that a client proves possession of. @see RFC 9449 §2 */
export interface ProofKey {
  /** Not extractable. */
  readonly privateKey: CryptoKey;
  readonly publicJwk: Jwk;
  readonly algorithm: 'ES256';
}

/** A key pair to prove possession of, whose private half nobody can read. @see RFC 9449 §11.3 */
export async function generateProofKey(): Promise<ProofKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: false });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  if (kty === undefined || crv === undefined || x === undefined || y === undefined) {
    throw new Error('Failed to make a key pair: its public half cannot be read');
  }
  return { privateKey, publicJwk: { kty, crv, x, y }, algorithm: 'ES256' };
}
