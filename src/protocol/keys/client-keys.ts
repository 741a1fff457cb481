import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { jwsAlgorithms } from '#protocol/jwt/jws-algorithms.ts';
import { algorithmOf } from '#protocol/jwt/sign-jwt.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { readAnyKey, type KeyTextProblem } from './key-from-text.ts';
import { hasPrivateHalf } from './private-half.ts';
import { thumbprint } from './thumbprint.ts';

/** Why a text is no private key that can be used here, without any of it. */
export type PrivateKeyProblem =
  | 'empty'
  | 'not_json'
  | 'not_a_key'
  | 'public_only'
  | 'symmetric'
  | 'pem_encrypted'
  | 'pem_other_form'
  | 'pem_public'
  | 'damaged';

/** Makes a private key of a client, named by its thumbprint. @see RFC 7517 §4, RFC 7518 §4.1 */
export async function makeClientKey(alg: string): Promise<Jwk> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return complete(await exported(privateKey, alg));
}

async function exported(key: CryptoKey, alg: string): Promise<Jwk> {
  const { kty = '', ...members } = await exportJWK(key);
  return { ...members, kty, alg };
}

// What it may be used for was decided where it was made; here `use` says it.
async function complete({ key_ops: _ops, ext: _ext, ...jwk }: Jwk): Promise<Jwk> {
  const alg = jwk.alg ?? algorithmOf(jwk) ?? undefined;
  const isForEncryption = jwk.use === 'enc' || (alg !== undefined && !(alg in jwsAlgorithms));
  const kid = jwk.kid ?? (await thumbprint(jwk)) ?? undefined;
  return {
    ...jwk,
    use: isForEncryption ? 'enc' : 'sig',
    ...(alg === undefined ? {} : { alg }),
    ...(kid === undefined ? {} : { kid }),
  };
}

/**
 * Reads private keys that were pasted: a JWK, a set with them, or PEM as PKCS #8, PKCS #1 or SEC 1.
 * @see RFC 7517 §4, RFC 7468 §10, RFC 8017 appendix A.1.2, RFC 5915 §3
 */
export async function readPrivateKeys(
  text: string,
): Promise<Result<readonly Jwk[], PrivateKeyProblem>> {
  const read = await readAnyKey(text);
  if (!read.ok) return fail(problemOf(read.problem));
  const found = read.value.map(({ jwk }) => jwk);
  if (found.some(({ kty }) => kty === 'oct')) return fail('symmetric');
  const own = found.filter(hasPrivateHalf);
  if (own.length === 0) return fail(read.value[0]?.form === 'jwk' ? 'public_only' : 'pem_public');
  const keys = await Promise.all(own.map(complete));
  const isGood = await Promise.all(keys.map(isImportable));
  return isGood.every(Boolean) ? ok(keys) : fail('damaged');
}

function problemOf({ code }: KeyTextProblem): PrivateKeyProblem {
  switch (code) {
    case 'key_text_empty':
      return 'empty';
    case 'key_text_unknown':
    case 'key_json_syntax':
      return 'not_json';
    case 'key_json_shape':
    case 'key_set_empty':
      return 'not_a_key';
    case 'key_encrypted':
      return 'pem_encrypted';
    case 'key_form_unsupported':
      return 'pem_other_form';
    default:
      return 'damaged';
  }
}

async function isImportable(jwk: Jwk): Promise<boolean> {
  const { alg } = jwk;
  if (alg === undefined) return false;
  const key = await importJWK(jwk as JWK, alg).catch(() => null);
  return key !== null;
}
