import { exportJWK, generateKeyPair } from 'jose';
import type { Jwk } from '#protocol/model/jwks.ts';
import { thumbprint } from './thumbprint.ts';

/** A private key that others encrypt to, with the members that it is chosen by. */
export interface EncryptionJwk extends Jwk {
  readonly kid: string;
  readonly alg: string;
  readonly use: 'enc';
}

/** What a content encryption key is wrapped with. @see RFC 7518 §4.3, §4.6 */
export type EncryptionAlgorithm = 'RSA-OAEP-256' | 'ECDH-ES+A256KW';

/** Makes a private key to read what is encrypted to it, named (`kid`) by its thumbprint. */
export async function generateEncryptionKey(alg: EncryptionAlgorithm): Promise<EncryptionJwk> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const exported = await exportJWK(privateKey);
  if (exported.kty === undefined) throw new Error('Failed to export a key: it has no kty');
  const jwk: Jwk = { ...exported, kty: exported.kty };
  const kid = await thumbprint(jwk);
  if (kid === null) throw new Error('Failed to name a key: a member of it is missing');
  return { ...jwk, kid, alg, use: 'enc' };
}
