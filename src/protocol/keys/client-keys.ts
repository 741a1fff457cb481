import { exportJWK, generateKeyPair, importJWK, importPKCS8, type CryptoKey, type JWK } from 'jose';
import { jwsAlgorithms } from '#protocol/jwt/jws-algorithms.ts';
import { algorithmOf } from '#protocol/jwt/sign-jwt.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
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

/** Reads a private key that was pasted: a JWK, a set with them, or PKCS #8 in PEM. @see RFC 7517 §4, RFC 7468 §10 */
export async function readPrivateKeys(
  text: string,
): Promise<Result<readonly Jwk[], PrivateKeyProblem>> {
  const trimmed = text.trim();
  if (trimmed === '') return fail('empty');
  const read = trimmed.startsWith('-----BEGIN ') ? await readPem(trimmed) : readJson(trimmed);
  if (!read.ok) return read;
  const keys = await Promise.all(read.value.map(complete));
  const isGood = await Promise.all(keys.map(isImportable));
  return isGood.every(Boolean) ? ok(keys) : fail('damaged');
}

function readJson(text: string): Result<readonly Jwk[], PrivateKeyProblem> {
  const value = parse(text);
  if (value === undefined) return fail('not_json');
  const found = isRecord(value) && Array.isArray(value['keys']) ? value['keys'] : [value];
  const keys = found.filter(isJwk);
  if (keys.length === 0) return fail('not_a_key');
  if (keys.some(({ kty }) => kty === 'oct')) return fail('symmetric');
  const own = keys.filter(({ d }) => typeof d === 'string');
  return own.length === 0 ? fail('public_only') : ok(own);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isJwk(value: unknown): value is Jwk {
  return isRecord(value) && typeof value['kty'] === 'string';
}

const pemAlgorithms = ['RS256', 'ES256', 'ES384', 'ES512', 'Ed25519'];

async function readPem(pem: string): Promise<Result<readonly Jwk[], PrivateKeyProblem>> {
  const label = /^-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1] ?? '';
  if (label === 'ENCRYPTED PRIVATE KEY') return fail('pem_encrypted');
  if (/^(?:RSA|EC|DSA|OPENSSH) PRIVATE KEY$/.test(label)) return fail('pem_other_form');
  if (label !== 'PRIVATE KEY') return fail('pem_public');
  for (const alg of pemAlgorithms) {
    const key = await importPKCS8(pem, alg, { extractable: true }).catch(() => null);
    if (key !== null) return ok([await exported(key, alg)]);
  }
  return fail('damaged');
}

async function isImportable(jwk: Jwk): Promise<boolean> {
  const { alg } = jwk;
  if (alg === undefined) return false;
  const key = await importJWK(jwk as JWK, alg).catch(() => null);
  return key !== null;
}
