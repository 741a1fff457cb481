import { exportJWK, generateKeyPair } from 'jose';
import type { Jwk } from '#protocol/model/jwks.ts';

/** Every algorithm that this runtime can make keys for and sign with. */
export const signatureAlgorithms = [
  ...['HS256', 'HS384', 'HS512'],
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'],
];

const made = new Map<string, Promise<Jwk>>();

/** A private key, or a secret, for an algorithm: made once. */
export function signingKeyFor(algorithm: string): Promise<Jwk> {
  const known = made.get(algorithm) ?? make(algorithm);
  made.set(algorithm, known);
  return known;
}

async function make(algorithm: string): Promise<Jwk> {
  if (algorithm.startsWith('HS')) {
    const bytes = crypto.getRandomValues(new Uint8Array(64));
    return { kty: 'oct', k: Buffer.from(bytes).toString('base64url') };
  }
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const { kty = '', ...members } = await exportJWK(privateKey);
  return { kty, ...members };
}
