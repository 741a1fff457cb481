import type { KeySetChange } from '#protocol/keys/compare-key-sets.ts';
import type { FoundKey, KeyForm } from '#protocol/keys/key-from-text.ts';
import { isPrivateJwk } from '#protocol/keys/pem-forms.ts';
import type { Certificate } from '#protocol/keys/read-certificate.ts';
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

export function foundKey({ jwk, form, certificate }: FoundKey): BenchKey {
  return { jwk, form, certificate, handle: null };
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
  return typeof jwk.kid === 'string' && jwk.kid !== '' ? jwk.kid : describeKind(jwk);
}

/** A file name from a name that anybody may have written. */
export function fileName(jwk: Jwk, ending: string): string {
  const plain = nameOf(jwk)
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|-+$/g, '')
    .slice(0, 48);
  return `${plain === '' ? 'key' : plain}${ending}`;
}
