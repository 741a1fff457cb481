import type { KeySetChange } from '#protocol/keys/compare-key-sets.ts';
import type { FoundKey, KeyForm } from '#protocol/keys/key-from-text.ts';
import { isPrivateJwk } from '#protocol/keys/pem-forms.ts';
import { decodeBase64 } from '#protocol/keys/pem.ts';
import { readCertificate, type Certificate } from '#protocol/keys/read-certificate.ts';
import { shorten } from '#ui/shorten/shorten.ts';
import type { Jwk } from '#protocol/model/jwks.ts';

/** A key that lies on the bench. */
export interface BenchKey {
  readonly jwk: Jwk;
  /** The private key where nobody can read it. */
  readonly handle: CryptoKey | null;
  readonly certificate: Certificate | null;
  /** How it was written; null where it was not read from a text. */
  readonly form: KeyForm | null;
}

/** What is looked at: one key, or a set. */
export interface Bench {
  readonly from: 'made' | 'read' | 'fetched' | 'kept';
  readonly keys: readonly BenchKey[];
  /** The text that the keys are from; null where there is none. */
  readonly text: string | null;
  /** Where the keys were fetched. */
  readonly url: string | null;
  /** What is different since that address was last asked; null where it never was. */
  readonly change: { readonly since: number; readonly what: KeySetChange } | null;
}

export function benchOf(from: Bench['from'], keys: readonly BenchKey[]): Bench {
  return { from, keys, text: null, url: null, change: null };
}

/** A key that was read, with the first certificate that it has in `x5c`. */
export async function foundKey({ jwk, form, certificate }: FoundKey): Promise<BenchKey> {
  const shown = certificate ?? (await firstCertificate(jwk));
  return { jwk, form, certificate: shown, handle: null };
}

async function firstCertificate({ x5c }: Jwk): Promise<Certificate | null> {
  const first: unknown = Array.isArray(x5c) ? x5c[0] : null;
  const der = typeof first === 'string' ? decodeBase64(first) : null;
  const read = der === null ? null : await readCertificate(der);
  return read?.ok === true ? read.value : null;
}

/** What of a key is here, in a word. */
export type KeyHalf = 'private' | 'unreadable' | 'secret' | 'public';

export function halfOf({ jwk, handle }: Pick<BenchKey, 'jwk' | 'handle'>): KeyHalf {
  if (handle !== null) return 'unreadable';
  if (jwk.kty === 'oct') return 'secret';
  return isPrivateJwk(jwk) ? 'private' : 'public';
}

export const halfWords: Readonly<Record<KeyHalf, string>> = {
  private: 'private',
  unreadable: 'private, unreadable',
  secret: 'secret',
  public: 'public',
};

/** `P-256`, `RSA 2048`, `secret of 256 bits`: what people call it. */
export function describeKind({ kty, crv, n, k, alg }: Jwk): string {
  if (kty === 'RSA') return `RSA ${bitsOf(n)}`;
  if (kty === 'oct') return k === undefined ? 'Secret' : `Secret of ${bitsOf(k)} bits`;
  return String((kty === 'AKP' ? alg : crv) ?? kty);
}

function bitsOf(text: unknown): string {
  return typeof text === 'string' ? String(Math.floor((text.length * 6) / 8) * 8) : '';
}

/** A name for a file or a list: its `kid`, or what it is. */
export function nameOf(jwk: Jwk): string {
  return typeof jwk.kid === 'string' && jwk.kid !== '' ? shorten(jwk.kid) : describeKind(jwk);
}

/** A file name from a name that anybody may have written. */
export function fileName(jwk: Jwk, ending: string): string {
  const plain = nameOf(jwk)
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|(?<!-)-+$/g, '')
    .slice(0, 48);
  return `${plain === '' ? 'key' : plain}${ending}`;
}

/** How a key was written, in words. */
export const formWords: Readonly<Record<KeyForm, string>> = {
  jwk: 'a JWK',
  pkcs8: 'PKCS #8',
  spki: 'SubjectPublicKeyInfo',
  'pkcs1-public': 'PKCS #1',
  'pkcs1-private': 'PKCS #1',
  sec1: 'SEC 1',
  certificate: 'an X.509 certificate',
};
