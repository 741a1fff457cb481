import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import type { SandboxAlgorithm, SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { EncryptionAlgorithm } from '#sandbox/contract/starter.ts';
import type { Jwk, Jwks } from '#protocol/model/jwks.ts';

/** A key of a sandbox, with its private members: to sign with, or (`use` is `enc`) to decrypt with. */
export type SandboxJwk = SandboxDefinition['keys'][number];

/** Members that are public in the kinds of keys that we sign with. @see RFC 7518 §6, RFC 8037 §2 */
const publicMembers = ['kty', 'kid', 'alg', 'crv', 'x', 'y', 'n', 'e'] as const;
const publicKinds = ['RSA', 'EC', 'OKP'];

/** The public half. It names what is public, so that a member nobody thought of stays inside. */
export function toPublicJwk(key: SandboxJwk): Jwk {
  const entries = publicMembers.filter((name) => name in key).map((name) => [name, key[name]]);
  const use = isForEncryption(key) ? 'enc' : 'sig';
  return { ...(Object.fromEntries(entries) as { kty: string }), use };
}

/** What the JWKS endpoint shows. @see RFC 7517 §5 */
export function publicJwks(definition: SandboxDefinition): Jwks {
  const shown = definition.keys.filter(({ kty }) => publicKinds.includes(kty));
  return { keys: shown.map(toPublicJwk) };
}

/** Whether others encrypt to it; such a key signs nothing. @see RFC 7517 §4.2 */
export function isForEncryption(key: SandboxJwk): boolean {
  return key['use'] === 'enc';
}

/** Makes a key of a sandbox, named by its thumbprint. @see RFC 7638 §3 */
export async function generateJwk(
  algorithm: SandboxAlgorithm | EncryptionAlgorithm,
  use: 'sig' | 'enc',
): Promise<SandboxJwk> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { ...jwk, kty: jwk.kty ?? '', kid, alg: algorithm, use };
}

/** The key for an algorithm. A definition without one is refused when it is put in place. */
export function findSigningKey(
  definition: SandboxDefinition,
  algorithm: SandboxAlgorithm,
): SandboxJwk | undefined {
  return definition.keys.find((key) => key.alg === algorithm && !isForEncryption(key));
}

/** Keys that were read, for as long as the definition is there that they are of. */
const readKeys = new WeakMap<Jwk, Promise<CryptoKey>>();

/** Reads a JWK for WebCrypto. It takes longer than to sign with it, so the same JWK is read once. */
export function importSigningKey(jwk: Jwk): Promise<CryptoKey> {
  const known = readKeys.get(jwk);
  if (known !== undefined) return known;
  const reading = readKey(jwk);
  readKeys.set(jwk, reading);
  return reading;
}

async function readKey(jwk: Jwk): Promise<CryptoKey> {
  const key = await importJWK({ ...jwk } as JWK, jwk.alg);
  if (key instanceof Uint8Array) throw new Error('Failed to read a key: it is symmetric.');
  return key;
}
