import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import type { SandboxAlgorithm, SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { Jwk, Jwks } from '#protocol/model/jwks.ts';

/** A signing key of a sandbox, with its private members. */
export type SigningJwk = SandboxDefinition['keys'][number];

/** Members that are public in the kinds of keys that we sign with. @see RFC 7518 §6, RFC 8037 §2 */
const publicMembers = ['kty', 'kid', 'alg', 'crv', 'x', 'y', 'n', 'e'] as const;
const publicKinds = ['RSA', 'EC', 'OKP'];

/** The public half. It names what is public, so that a member nobody thought of stays inside. */
export function toPublicJwk(key: SigningJwk): Jwk {
  const entries = publicMembers.filter((name) => name in key).map((name) => [name, key[name]]);
  return { ...(Object.fromEntries(entries) as { kty: string }), use: 'sig' };
}

/** What the JWKS endpoint shows. @see RFC 7517 §5 */
export function publicJwks(definition: SandboxDefinition): Jwks {
  const shown = definition.keys.filter(({ kty }) => publicKinds.includes(kty));
  return { keys: shown.map(toPublicJwk) };
}

/** Makes a signing key, named by its thumbprint. @see RFC 7638 §3 */
export async function generateSigningJwk(algorithm: SandboxAlgorithm): Promise<SigningJwk> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { ...jwk, kty: jwk.kty ?? '', kid, alg: algorithm, use: 'sig' };
}

/** The key for an algorithm. A definition without one is refused when it is put in place. */
export function findSigningKey(
  definition: SandboxDefinition,
  algorithm: SandboxAlgorithm,
): SigningJwk | undefined {
  return definition.keys.find(({ alg }) => alg === algorithm);
}

/** Reads a JWK for WebCrypto. */
export async function importSigningKey(jwk: Jwk): Promise<CryptoKey> {
  const key = await importJWK({ ...jwk } as JWK, jwk.alg);
  if (key instanceof Uint8Array) throw new Error('Failed to read a key: it is symmetric.');
  return key;
}
