import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { RandomBytes } from '#protocol/random.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { publicHalf } from './public-half.ts';
import { kidOf, type KidWish } from './set-members.ts';
import { subtleAlgorithm, type KeyPurpose, type SubtleAlgorithm } from './subtle-algorithm.ts';

/** The key that is wanted. */
export interface KeyWish extends KeyPurpose {
  /** Of the modulus, or of a secret; of no matter for other kinds. */
  readonly bits: number;
  /** How the key says what it is for: RFC 7517 §4.3 asks for one of the two. */
  readonly purposeIn: 'use' | 'key_ops' | 'nowhere';
  readonly kid: KidWish;
  /** False: nobody can read the private key, not even this page. */
  readonly isReadable: boolean;
}

/** A key that was made. */
export interface MadeKey {
  /** Private where it can be read, public where it cannot. */
  readonly jwk: Jwk;
  /** The private or secret key where it cannot be read; null where it is in the JWK. */
  readonly handle: CryptoKey | null;
}

/** Why a key could not be made. */
export type MakeKeyProblem =
  /** This browser does not have that kind. */
  | { readonly code: 'key_kind_unavailable'; readonly kind: string }
  /** A key that cannot be read is made for one algorithm. */
  | { readonly code: 'key_needs_algorithm' }
  /** WebCrypto has no such algorithm: only a key that can be read is of any use. */
  | { readonly code: 'key_must_be_readable'; readonly alg: string }
  /** The page is not in a secure context. */
  | { readonly code: 'crypto_unavailable' };

/** Makes a key. @see RFC 7517 §4, RFC 7518 §6, RFC 8037 §2, RFC 9964 §3, RFC 7638 §3 */
export async function makeKey(
  wish: KeyWish,
  random: RandomBytes,
): Promise<Result<MadeKey, MakeKeyProblem>> {
  // Missing where the page is not in a secure context.
  if ((crypto.subtle as SubtleCrypto | undefined) === undefined) {
    return fail({ code: 'crypto_unavailable' });
  }
  if (!wish.isReadable && wish.alg === null) return fail({ code: 'key_needs_algorithm' });
  return wish.kind === 'oct' ? makeSecret(wish, random) : makePair(wish);
}

async function makePair(wish: KeyWish): Promise<Result<MadeKey, MakeKeyProblem>> {
  const { kind, isReadable } = wish;
  const how = subtleAlgorithm(wish, wish.bits);
  const unavailable = fail({ code: 'key_kind_unavailable', kind } as const);
  if (how === null) return unavailable;
  try {
    const usages = [...how.usages, ...how.publicUsages];
    const pair = await crypto.subtle.generateKey(how.algorithm, isReadable, usages);
    if (!('privateKey' in pair)) return unavailable;
    const exported = await crypto.subtle.exportKey(
      'jwk',
      isReadable ? pair.privateKey : pair.publicKey,
    );
    const jwk = await complete(exported, wish, how);
    return isReadable
      ? ok({ jwk, handle: null })
      : ok({ jwk: publicHalf(jwk) ?? jwk, handle: pair.privateKey });
  } catch {
    return unavailable;
  }
}

async function makeSecret(
  wish: KeyWish,
  random: RandomBytes,
): Promise<Result<MadeKey, MakeKeyProblem>> {
  const { alg, bits, isReadable } = wish;
  const bytes = Uint8Array.from(random(bits / 8));
  const how = subtleAlgorithm(wish, bits);
  const whole = await complete({ kty: 'oct', k: encodeBase64Url(bytes) }, wish, how);
  if (isReadable) return ok({ jwk: whole, handle: null });
  if (how === null) return fail({ code: 'key_must_be_readable', alg: alg ?? '' });
  try {
    const { algorithm, usages } = how;
    const handle = await crypto.subtle.importKey('raw', bytes, algorithm, false, [...usages]);
    const { k: _k, ...jwk } = whole;
    return ok({ jwk: { ...jwk, kty: 'oct' }, handle });
  } catch {
    return fail({ code: 'key_kind_unavailable', kind: `${bits} bits for ${alg ?? 'it'}` });
  }
}

const numberOrder = [
  'crv',
  'x',
  'y',
  'n',
  'e',
  'pub',
  'd',
  'p',
  'q',
  'dp',
  'dq',
  'qi',
  'priv',
  'k',
];

// The order in which people write them: what it is, what it is called and for, and then its numbers.
async function complete(
  exported: JsonWebKey,
  wish: KeyWish,
  how: SubtleAlgorithm | null,
): Promise<Jwk> {
  const { kty = '', alg: exportedAlg } = exported;
  const all = Object.entries(exported);
  const numbers = Object.fromEntries(
    numberOrder.flatMap((name) => all.filter(([member]) => member === name)),
  );
  // RFC 9964 §3: such a key always names its algorithm.
  const alg = wish.alg ?? (kty === 'AKP' ? (exportedAlg ?? wish.kind) : null);
  const unnamed = { kty, ...(alg === null ? {} : { alg }), ...numbers };
  const kid = await kidOf(unnamed, wish.kid);
  return {
    kty,
    ...(kid === null ? {} : { kid }),
    ...purposeMembers(wish, how),
    ...(alg === null ? {} : { alg }),
    ...numbers,
  };
}

function purposeMembers({ use, purposeIn }: KeyWish, how: SubtleAlgorithm | null): Partial<Jwk> {
  if (purposeIn === 'use') return use === null ? {} : { use };
  return purposeIn === 'key_ops' && how !== null ? { key_ops: how.usages } : {};
}
