import type { Bytes } from '#protocol/bytes.ts';
import { decodeBase64Url, encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { isMissingHere } from '#protocol/missing-here.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { RandomBytes } from '#protocol/random.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { sealGcm, wrapKw } from './aes.ts';
import { concatKdf } from './concat-kdf.ts';
import { agree, agreementAlgorithm, importAgreementPublic, importRsaPublic } from './import-key.ts';
import type { JweProblem } from './jwe-problem.ts';
import { passwordKey, readRounds } from './password-key.ts';
import type { JweAlgorithms } from './read-algorithms.ts';
import { secretBytes, type KeyToDecrypt } from './decryption-key.ts';

/** Who is to read it: a public key (a private one has it in it), or a secret that both have. */
export type KeyToEncrypt = Exclude<KeyToDecrypt, { readonly kind: 'handle' }>;

/** What is to be wrapped, for whom, and what the header says of it. */
export interface KeyToWrap extends JweAlgorithms {
  readonly header: Readonly<Record<string, unknown>>;
  readonly random: RandomBytes;
  /** `p2c` where the header has none, and at most. */
  readonly rounds: { readonly usual: number; readonly limit: number };
}

/** The key of the content, and what tells its reader how to come by it. */
export interface WrappedContentKey {
  readonly key: Bytes;
  readonly encryptedKey: Bytes;
  /** Members that go into the header, as JSON text: `epk`, `p2s`. */
  readonly members: readonly (readonly [name: string, value: string])[];
}

type Wrapped = Promise<Result<WrappedContentKey, JweProblem>>;

/**
 * Makes the key of the content, or agrees on it, and wraps it for its reader.
 * @see RFC 7516 §5.1, RFC 7518 §4.2 to §4.8
 */
export async function wrapKey(input: KeyToWrap, recipient: KeyToEncrypt): Wrapped {
  const { alg, management } = input;
  try {
    switch (management.family) {
      case 'rsa':
        return await forRsa(input, recipient);
      case 'ecdh':
        return await forAgreement(input, recipient);
      case 'dir':
      case 'kw':
      case 'gcmkw':
      case 'pbes2':
        return await forSecret(input, recipient);
    }
  } catch (error) {
    const spec = rfc(7518, '4.1');
    return isMissingHere(error)
      ? fail({ code: 'jwe_algorithm_missing_here', spec, algorithm: alg })
      : fail({ code: 'jwe_key_unusable', spec, algorithm: alg });
  }
}

const nothing: Bytes = new Uint8Array(0);

function fresh({ random, content }: KeyToWrap): Bytes {
  return exactly(random(content.keyBytes));
}

function exactly(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}

function publicJwk(recipient: KeyToEncrypt): Jwk {
  if (recipient.kind === 'secret')
    throw new TypeError('Failed to encrypt: a secret is no key pair');
  return recipient.jwk;
}

async function forRsa(input: KeyToWrap, recipient: KeyToEncrypt): Wrapped {
  const hash = input.management.hash ?? 'SHA-1';
  const publicKey = await importRsaPublic(publicJwk(recipient), hash);
  const key = fresh(input);
  const encrypted = await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, publicKey, key);
  return ok({ key, encryptedKey: new Uint8Array(encrypted), members: [] });
}

async function forAgreement(input: KeyToWrap, recipient: KeyToEncrypt): Wrapped {
  const { alg, enc, management, content } = input;
  const jwk = publicJwk(recipient);
  const publicKey = await importAgreementPublic(jwk);
  const pair = await crypto.subtle.generateKey(agreementAlgorithm(jwk.crv), true, ['deriveBits']);
  if (!('privateKey' in pair)) throw new TypeError('Failed to agree: no key pair was made');
  const secret = await agree(pair.privateKey, publicKey, jwk.crv);
  const [apu, apv] = [partyOf(input, 'apu'), partyOf(input, 'apv')];
  if (!apu.ok) return apu;
  if (!apv.ok) return apv;
  const algorithm = management.wrapBytes === null ? enc : alg;
  const agreed = await concatKdf(secret, management.wrapBytes ?? content.keyBytes, {
    ...{ algorithm, apu: apu.value, apv: apv.value },
  });
  const members = [['epk', await ephemeralText(pair.publicKey)]] as const;
  if (management.wrapBytes === null) return ok({ key: agreed, encryptedKey: nothing, members });
  const key = fresh(input);
  return ok({ key, encryptedKey: await wrapKw(agreed, key), members });
}

function partyOf({ header }: KeyToWrap, member: 'apu' | 'apv'): Result<Bytes, JweProblem> {
  const value = header[member];
  if (value === undefined) return ok(nothing);
  const decoded = typeof value === 'string' ? decodeBase64Url(value) : null;
  if (decoded?.ok === true) return decoded;
  return fail({ code: 'jwe_parameter_invalid', spec: rfc(7518, '4.6.1'), member });
}

async function ephemeralText(key: CryptoKey): Promise<string> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
  return JSON.stringify({ kty, crv, x, y });
}

async function forSecret(input: KeyToWrap, recipient: KeyToEncrypt): Wrapped {
  const { alg, enc, management, content } = input;
  const secret = secretBytes(recipient);
  if (secret === null) {
    return fail({ code: 'jwe_key_unusable', spec: rfc(7518, '4.1'), algorithm: alg });
  }
  if (management.family === 'pbes2') return forPassword(input, secret);
  const isDirect = management.family === 'dir';
  const neededBytes = isDirect ? content.keyBytes : (management.wrapBytes ?? 0);
  if (secret.length !== neededBytes) {
    const [bits, neededBits] = [secret.length * 8, neededBytes * 8];
    const algorithm = isDirect ? enc : alg;
    return fail({ code: 'jwe_key_length', spec: rfc(7518, '5.1'), algorithm, bits, neededBits });
  }
  if (isDirect) return ok({ key: secret, encryptedKey: nothing, members: [] });
  const key = fresh(input);
  if (management.family === 'kw') {
    return ok({ key, encryptedKey: await wrapKw(secret, key), members: [] });
  }
  const iv = exactly(input.random(12));
  const { ciphertext, tag } = await sealGcm(secret, key, { iv, aad: nothing });
  const members = [quoted('iv', iv), quoted('tag', tag)];
  return ok({ key, encryptedKey: ciphertext, members });
}

async function forPassword(input: KeyToWrap, password: Bytes): Wrapped {
  const { alg, management, header, rounds: allowed } = input;
  const rounds = readRounds(header['p2c'] ?? allowed.usual, allowed.limit);
  if (!rounds.ok) return rounds;
  const salt = exactly(input.random(16));
  const derived = await passwordKey(password, { alg, management, salt, rounds: rounds.value });
  const key = fresh(input);
  const count = header['p2c'] === undefined ? [['p2c', String(rounds.value)] as const] : [];
  const members = [quoted('p2s', salt), ...count];
  return ok({ key, encryptedKey: await wrapKw(derived, key), members });
}

function quoted(name: string, bytes: Bytes): readonly [string, string] {
  return [name, JSON.stringify(encodeBase64Url(bytes))];
}
