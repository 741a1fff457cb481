import { concatBytes } from '#protocol/bytes.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { jwsAlgorithms, keyMisfit } from './jws-algorithms.ts';
import { signJws } from './sign-jws.ts';
import { loadSigningKey, type SigningKey } from './signing-key.ts';
import { signingParameters } from './signing-parameters.ts';

/** What signs: a key of WebCrypto, a JWK (private, or `oct`), or the bytes of a secret. */
export type SignatureKey = CryptoKey | Jwk | Uint8Array;

/**
 * A token in the compact form, signed. Header and claims are written as they are given, in their
 * order. Throws where the key does not fit the algorithm.
 * @see RFC 7515 §7.1, RFC 7519 §7.1
 */
export async function signJwt(
  header: Readonly<Record<string, unknown>> & { readonly alg: string },
  claims: Readonly<Record<string, unknown>>,
  key: SignatureKey,
): Promise<string> {
  const input = { header: JSON.stringify(header), payload: JSON.stringify(claims) };
  const signed = await signJws(input, await load(key, header.alg));
  if (!signed.ok) throw new Error(`Failed to sign: ${signed.problem.code}`);
  return signed.value;
}

async function load(key: SignatureKey, algorithm: string): Promise<SigningKey> {
  const parameters = signingParameters(algorithm);
  if (parameters === null) throw new Error(`Failed to sign: ${algorithm} is not known`);
  if (isCryptoKey(key)) {
    return { algorithm, key, parameters: parameters.sign, weakness: null, doubt: null };
  }
  const loaded = await loadSigningKey(
    key instanceof Uint8Array
      ? { kind: 'secret', bytes: concatBytes(key) }
      : { kind: 'jwk', jwk: key },
    algorithm,
  );
  if (!loaded.ok) throw new Error(`Failed to sign: ${loaded.problem.code}`);
  return loaded.value;
}

function isCryptoKey(key: SignatureKey): key is CryptoKey {
  return !(key instanceof Uint8Array) && !('kty' in key);
}

/** The algorithm that a private key signs with: its own `alg`, or the first that fits its kind. */
export function algorithmOf(jwk: Jwk): string | null {
  if (jwk.alg !== undefined) return keyMisfit(jwk, jwk.alg) === null ? jwk.alg : null;
  return Object.keys(jwsAlgorithms).find((name) => keyMisfit(jwk, name) === null) ?? null;
}
