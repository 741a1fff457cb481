import type { Bytes } from '#protocol/bytes.ts';
import { isMissingHere } from '#protocol/missing-here.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { decodeBase64Url } from './base64url.ts';
import { jwsAlgorithm, kindMisfit, purposeMisfit } from './jws-algorithms.ts';
import type { KeyWeakness } from './signature-verdict.ts';
import { signingParameters, type SigningParameters } from './signing-parameters.ts';
import type { SigningProblem } from './signing-problem.ts';

/** A key as it was given. */
export type KeyToSign =
  /** Private, or `oct`. */
  | { readonly kind: 'jwk'; readonly jwk: Jwk }
  | { readonly kind: 'secret'; readonly bytes: Bytes }
  /** A key that WebCrypto holds, and the members that say what it is. */
  | { readonly kind: 'handle'; readonly handle: CryptoKey; readonly jwk: Jwk };

/** A key that has been taken in for one algorithm, to sign with as often as is wanted. */
export interface SigningKey {
  readonly algorithm: string;
  readonly key: CryptoKey;
  readonly parameters: SigningParameters['sign'];
  /** Why it is not good enough, though it signs; null where it is. */
  readonly weakness: KeyWeakness | null;
  /** That the key says it is for something else; null where it does not. */
  readonly doubt: string | null;
}

type Loaded = Promise<Result<SigningKey, SigningProblem>>;

/**
 * Takes a key in for an algorithm. A weak one is taken too and named so: jose would refuse it, and
 * whoever tests a server wants to know what that does with it.
 * @see RFC 7518 §3.2, §3.3, RFC 8725 §3.5
 */
export async function loadSigningKey(material: KeyToSign, algorithm: string): Loaded {
  const parameters = signingParameters(algorithm);
  if (parameters === null) {
    return fail({ code: 'signing_alg_unknown', spec: rfc(7518, '3.1'), algorithm });
  }
  const misfit = materialMisfit(material, algorithm);
  if (misfit !== null) return fail(misfit);
  try {
    const key = await importKey(material, parameters);
    const weakness = weaknessOf(key, algorithm);
    const doubt = material.kind === 'secret' ? null : purposeMisfit(material.jwk, algorithm);
    return ok({ algorithm, key, parameters: parameters.sign, weakness, doubt });
  } catch (error) {
    const spec = rfc(7518, '6');
    return isMissingHere(error)
      ? fail({ code: 'signing_algorithm_missing_here', spec, algorithm })
      : fail({ code: 'signing_key_unusable', spec, algorithm });
  }
}

function materialMisfit(material: KeyToSign, algorithm: string): SigningProblem | null {
  const spec = rfc(7518, '3.1');
  const isForSecret = jwsAlgorithm(algorithm)?.kty === 'oct';
  if (material.kind === 'secret') {
    if (material.bytes.length === 0) return { code: 'signing_key_empty', spec };
    const reason = `it is a secret, ${algorithm} needs a private key`;
    return isForSecret ? null : { code: 'signing_key_misfit', spec, algorithm, reason };
  }
  const reason = kindMisfit(material.jwk, algorithm);
  if (reason !== null) return { code: 'signing_key_misfit', spec, algorithm, reason };
  if (material.kind === 'handle' || isForSecret) return null;
  const isPrivate = material.jwk.d !== undefined || material.jwk['priv'] !== undefined;
  return isPrivate ? null : { code: 'signing_key_public', spec };
}

// Only what makes the key: `use`, `key_ops` and `ext` are judged, and must not stop WebCrypto.
const keyMembers = 'kty crv x y n e d p q dp dq qi alg pub priv'.split(' ');

async function importKey(material: KeyToSign, { key }: SigningParameters): Promise<CryptoKey> {
  if (material.kind === 'handle') return material.handle;
  const secret = material.kind === 'secret' ? material.bytes : bytesOfSecret(material.jwk);
  if (secret !== null) return crypto.subtle.importKey('raw', secret, key, false, ['sign']);
  if (material.kind === 'secret') throw new TypeError('Failed to import a key: it has no bytes');
  const { jwk } = material;
  // A key may be used for another algorithm than its `alg`; of kty AKP that is part of the key.
  const names = jwk.kty === 'AKP' ? keyMembers : keyMembers.filter((name) => name !== 'alg');
  const members = names.flatMap((name) => (name in jwk ? [[name, jwk[name]] as const] : []));
  return crypto.subtle.importKey('jwk', Object.fromEntries(members), key, false, ['sign']);
}

function bytesOfSecret({ kty, k }: Jwk): Bytes | null {
  if (kty !== 'oct') return null;
  const decoded = decodeBase64Url(k ?? '');
  if (!decoded.ok || decoded.value.length === 0) {
    throw new TypeError('Failed to import a key: its k is not base64url');
  }
  return decoded.value;
}

/** Why a key is not good enough for an algorithm; null where it is. @see RFC 7518 §3.2, RFC 7518 §3.3 */
function weaknessOf({ algorithm: found }: CryptoKey, algorithm: string): KeyWeakness | null {
  if ('modulusLength' in found) {
    const bits = Number(found.modulusLength);
    return bits < 2048 ? { code: 'short_rsa', bits, neededBits: 2048 } : null;
  }
  if (!('length' in found)) return null;
  const bits = Number(found.length);
  const neededBits = (jwsAlgorithm(algorithm)?.hashBytes ?? 0) * 8;
  return bits < neededBits ? { code: 'short_secret', bits, neededBits } : null;
}
