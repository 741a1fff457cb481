import type { Jwk } from '#protocol/model/jwks.ts';

/** How a token is encrypted, and to which key. */
export interface Encryption {
  /** Of the one who is to read it. */
  readonly key: Jwk;
  /** How the content's key is wrapped: `RSA-OAEP-256`, `ECDH-ES`. */
  readonly alg: string;
  /** What the content is encrypted with: `A256GCM`. */
  readonly enc: string;
}

/** Ways to wrap a key, the better first for each kind of key. @see RFC 7518 §4.1 */
const wrappings: Readonly<Record<string, readonly string[]>> = {
  RSA: ['RSA-OAEP-256', 'RSA-OAEP', 'RSA-OAEP-384', 'RSA-OAEP-512'],
  EC: ['ECDH-ES', 'ECDH-ES+A256KW', 'ECDH-ES+A128KW'],
  OKP: ['ECDH-ES', 'ECDH-ES+A256KW', 'ECDH-ES+A128KW'],
};

/** Content encryptions, the better first; the last is what is assumed where nothing is said. */
const contents = ['A256GCM', 'A128GCM', 'A256CBC-HS512', 'A128CBC-HS256'] as const;

/** What a server says that it can decrypt; left out where it does not say. */
export interface DecryptionSupport {
  readonly algs: readonly string[] | undefined;
  readonly encs: readonly string[] | undefined;
}

/**
 * The key of a set to encrypt to, and how; null where there is none.
 * @see RFC 7517 §4.2, OpenID Connect Core 1.0 §10.2
 */
export function chooseEncryption(
  keys: readonly Jwk[],
  { algs, encs }: DecryptionSupport,
): Encryption | null {
  const enc = contents.find((one) => encs?.includes(one) ?? one === 'A128CBC-HS256');
  if (enc === undefined) return null;
  for (const key of keys.filter(({ use }) => use === 'enc')) {
    const fitting = wrappings[key.kty] ?? [];
    const alg = fitting.find(
      (one) => key.alg === one || (key.alg === undefined && isIn(algs, one)),
    );
    if (alg !== undefined && key.crv !== 'Ed25519') return { key, alg, enc };
  }
  return null;
}

function isIn(supported: readonly string[] | undefined, name: string): boolean {
  return supported?.includes(name) ?? true;
}
