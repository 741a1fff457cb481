import { concatBytes, utf8, type Bytes } from '#protocol/bytes.ts';
import { decodeBase64Url } from '#protocol/jwt/base64url.ts';
import { isMissingHere } from '#protocol/missing-here.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { openGcm, unwrapKw } from './aes.ts';
import { concatKdf } from './concat-kdf.ts';
import { secretBytes, type KeyToDecrypt } from './decryption-key.ts';
import {
  agree,
  importAgreementPrivate,
  importAgreementPublic,
  importRsaPrivate,
} from './import-key.ts';
import type { ContentEncryption, KeyManagement } from './jwe-algorithms.ts';
import type { JweProblem } from './jwe-problem.ts';
import { passwordKey, readRounds } from './password-key.ts';

/** What of an encrypted token says how its key is come by. */
export interface WrappedKey {
  readonly header: Readonly<Record<string, unknown>>;
  readonly alg: string;
  readonly enc: string;
  readonly management: KeyManagement;
  readonly content: ContentEncryption;
  readonly encryptedKey: Bytes;
  readonly roundsLimit: number;
}

type Unwrapped = Promise<Result<Bytes, JweProblem>>;

/**
 * The key of the content, by the one key given; or why that does not give it.
 * @see RFC 7516 §5.2, RFC 7518 §4.2 to §4.8
 */
export async function unwrapKey(wrapped: WrappedKey, material: KeyToDecrypt): Unwrapped {
  const found = await byFamily(wrapped, material);
  if (!found.ok) return found;
  const { keyBytes } = wrapped.content;
  if (found.value.length === keyBytes) return found;
  return fail(wrongLength(wrapped.enc, found.value, keyBytes));
}

function byFamily(wrapped: WrappedKey, material: KeyToDecrypt): Unwrapped {
  switch (wrapped.management.family) {
    case 'rsa':
      return byRsa(wrapped, material);
    case 'ecdh':
      return byAgreement(wrapped, material);
    case 'dir':
    case 'kw':
    case 'gcmkw':
    case 'pbes2':
      return bySecret(wrapped, material);
  }
}

function wrongLength(algorithm: string, key: Bytes, neededBytes: number): JweProblem {
  const [bits, neededBits] = [key.length * 8, neededBytes * 8];
  return { code: 'jwe_key_length', spec: rfc(7518, '5.1'), algorithm, bits, neededBits };
}

function unusable(algorithm: string): JweProblem {
  return { code: 'jwe_key_unusable', spec: rfc(7518, '6'), algorithm };
}

/** A key that could not be loaded: the runtime lacks its kind, or it is no such key. */
function notLoaded(error: unknown, algorithm: string): JweProblem {
  if (!isMissingHere(error)) return unusable(algorithm);
  return { code: 'jwe_algorithm_missing_here', spec: rfc(7518, '4.1'), algorithm };
}

function refused(algorithm: string): JweProblem {
  return { code: 'jwe_key_refused', spec: rfc(7516, '5.2'), algorithm };
}

/** A parameter of the header that has to be base64url. */
function bytesOf(wrapped: WrappedKey, member: string, section: string): Result<Bytes, JweProblem> {
  const value = wrapped.header[member];
  const decoded = typeof value === 'string' ? decodeBase64Url(value) : null;
  if (decoded?.ok === true) return decoded;
  return fail({ code: 'jwe_parameter_invalid', spec: rfc(7518, section), member });
}

async function byRsa({ alg, management, encryptedKey }: WrappedKey, key: KeyToDecrypt): Unwrapped {
  let loaded: CryptoKey;
  try {
    if (key.kind === 'secret') return fail(unusable(alg));
    loaded =
      key.kind === 'handle'
        ? key.handle
        : await importRsaPrivate(key.jwk, management.hash ?? 'SHA-1');
  } catch (error) {
    return fail(notLoaded(error, alg));
  }
  try {
    return ok(
      new Uint8Array(await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, loaded, encryptedKey)),
    );
  } catch {
    return fail(refused(alg));
  }
}

async function byAgreement(wrapped: WrappedKey, key: KeyToDecrypt): Unwrapped {
  const { header, alg, enc, management, content, encryptedKey } = wrapped;
  const party = (member: string) =>
    header[member] === undefined ? ok(utf8('')) : bytesOf(wrapped, member, '4.6.1');
  const [apu, apv] = [party('apu'), party('apv')];
  if (!apu.ok) return apu;
  if (!apv.ok) return apv;
  const secret = await agreedSecret(wrapped, key);
  if (!secret.ok) return secret;
  const { wrapBytes } = management;
  const agreed = await concatKdf(secret.value, wrapBytes ?? content.keyBytes, {
    ...{ algorithm: wrapBytes === null ? enc : alg, apu: apu.value, apv: apv.value },
  });
  if (wrapBytes === null) return directly(encryptedKey, agreed);
  const found = await unwrapKw(agreed, encryptedKey);
  return found === null ? fail(refused(alg)) : ok(found);
}

async function agreedSecret({ header, alg }: WrappedKey, key: KeyToDecrypt): Unwrapped {
  const { epk } = header;
  const spec = rfc(7518, '4.6.1.1');
  if (key.kind === 'secret') return fail(unusable(alg));
  if (!isPublicJwk(epk) || epk.crv !== key.jwk.crv) {
    return fail({ code: 'jwe_parameter_invalid', spec, member: 'epk' });
  }
  let own: CryptoKey;
  try {
    own = key.kind === 'handle' ? key.handle : await importAgreementPrivate(key.jwk);
  } catch (error) {
    return fail(notLoaded(error, alg));
  }
  try {
    // A point that is not on the curve is refused here, which RFC 8725 §3.4 asks for.
    return ok(await agree(own, await importAgreementPublic(epk), epk.crv));
  } catch {
    return fail({ code: 'jwe_parameter_invalid', spec, member: 'epk' });
  }
}

function isPublicJwk(value: unknown): value is Jwk {
  return (
    typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string'
  );
}

/** RFC 7516 §5.2, step 10: nothing may stand in the place of a wrapped key. */
function directly(encryptedKey: Bytes, key: Bytes): Result<Bytes, JweProblem> {
  if (encryptedKey.length === 0) return ok(key);
  return fail({ code: 'jwe_part_unreadable', spec: rfc(7516, '5.2'), part: 'Encrypted key' });
}

async function bySecret(wrapped: WrappedKey, key: KeyToDecrypt): Unwrapped {
  const { alg, encryptedKey, management } = wrapped;
  const secret = secretBytes(key);
  if (secret === null) return fail(unusable(alg));
  if (management.family === 'dir') return directly(encryptedKey, secret);
  if (management.family === 'pbes2') return byPassword(wrapped, secret);
  if (secret.length !== management.wrapBytes) {
    return fail(wrongLength(alg, secret, management.wrapBytes ?? 0));
  }
  if (management.family === 'gcmkw') return byGcm(wrapped, secret);
  const found = await unwrapKw(secret, encryptedKey);
  return found === null ? fail(refused(alg)) : ok(found);
}

async function byGcm(wrapped: WrappedKey, secret: Bytes): Unwrapped {
  const iv = bytesOf(wrapped, 'iv', '4.7.1.1');
  if (!iv.ok) return iv;
  const tag = bytesOf(wrapped, 'tag', '4.7.1.2');
  if (!tag.ok) return tag;
  const sealed = { ciphertext: wrapped.encryptedKey, tag: tag.value };
  const found = await openGcm(secret, sealed, { iv: iv.value, aad: utf8('') });
  return found === null ? fail(refused(wrapped.alg)) : ok(found);
}

async function byPassword(wrapped: WrappedKey, password: Bytes): Unwrapped {
  const { alg, header, management, encryptedKey, roundsLimit } = wrapped;
  const salt = bytesOf(wrapped, 'p2s', '4.8.1.1');
  if (!salt.ok) return salt;
  const rounds = readRounds(header['p2c'], roundsLimit);
  if (!rounds.ok) return rounds;
  const derived = await passwordKey(password, {
    ...{ alg, management, salt: salt.value, rounds: rounds.value },
  });
  const found = await unwrapKw(derived, concatBytes(encryptedKey));
  return found === null ? fail(refused(alg)) : ok(found);
}
