import type { Jwk } from '#protocol/model/jwks.ts';
import { keyChoices, type KeyKind } from './key-choices.ts';
import { subtleAlgorithm } from './subtle-algorithm.ts';

/**
 * A private or secret key as one that WebCrypto uses and nobody can read; null where WebCrypto does not
 * have its algorithm, or it does not say which one it is for.
 * @see RFC 7517 §4.4, W3C Web Cryptography §14.3
 */
export async function hideKey(jwk: Jwk): Promise<CryptoKey | null> {
  const { alg = null } = jwk;
  const kind = keyKind(jwk);
  const choice = keyChoices.find((one) => one.kind === kind);
  if (kind === null || alg === null || choice === undefined) return null;
  const use = choice.algorithms.enc.includes(alg) ? 'enc' : 'sig';
  if (!choice.algorithms[use].includes(alg)) return null;
  const bits = kind === 'oct' ? ((jwk.k ?? '').length * 6) & ~7 : 2048;
  const how = subtleAlgorithm({ kind, use, alg }, bits);
  if (how === null) return null;
  const { use: _use, key_ops: _ops, alg: _alg, x5c: _chain, ...plain } = jwk;
  const named = jwk.kty === 'AKP' ? { ...plain, alg } : plain;
  try {
    const { algorithm, usages } = how;
    return await crypto.subtle.importKey('jwk', named, algorithm, false, [...usages]);
  } catch {
    return null;
  }
}

/** Which of the kinds that can be made a key is of; null where it is none of them. */
export function keyKind({ kty, crv, alg }: Jwk): KeyKind | null {
  if (kty === 'RSA' || kty === 'oct') return kty;
  const name = kty === 'AKP' ? alg : crv;
  return keyChoices.find(({ kind }) => kind === name)?.kind ?? null;
}
