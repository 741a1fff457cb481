/** How the key of the content is come by. @see RFC 7518 §4.1 */
export interface KeyManagement {
  readonly family: 'rsa' | 'ecdh' | 'dir' | 'kw' | 'gcmkw' | 'pbes2';
  /** Bytes of the AES key that wraps; null where none does. */
  readonly wrapBytes: 16 | 24 | 32 | null;
  /** Hash of RSA-OAEP or PBKDF2; null elsewhere. */
  readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512' | null;
}

/** What the content is encrypted with. @see RFC 7518 §5.1 */
export interface ContentEncryption {
  readonly mode: 'gcm' | 'cbc-hs';
  readonly keyBytes: 16 | 24 | 32 | 48 | 64;
  readonly ivBytes: 12 | 16;
  readonly tagBytes: 16 | 24 | 32;
}

/** Every way to wrap or agree on a key that is known here. @see RFC 7518 §4.1, RFC 8037 §3.2 */
export const keyManagements: Readonly<Record<string, KeyManagement>> = {
  'RSA-OAEP': { family: 'rsa', wrapBytes: null, hash: 'SHA-1' },
  'RSA-OAEP-256': { family: 'rsa', wrapBytes: null, hash: 'SHA-256' },
  'RSA-OAEP-384': { family: 'rsa', wrapBytes: null, hash: 'SHA-384' },
  'RSA-OAEP-512': { family: 'rsa', wrapBytes: null, hash: 'SHA-512' },
  'ECDH-ES': { family: 'ecdh', wrapBytes: null, hash: null },
  'ECDH-ES+A128KW': { family: 'ecdh', wrapBytes: 16, hash: null },
  'ECDH-ES+A192KW': { family: 'ecdh', wrapBytes: 24, hash: null },
  'ECDH-ES+A256KW': { family: 'ecdh', wrapBytes: 32, hash: null },
  dir: { family: 'dir', wrapBytes: null, hash: null },
  A128KW: { family: 'kw', wrapBytes: 16, hash: null },
  A192KW: { family: 'kw', wrapBytes: 24, hash: null },
  A256KW: { family: 'kw', wrapBytes: 32, hash: null },
  A128GCMKW: { family: 'gcmkw', wrapBytes: 16, hash: null },
  A192GCMKW: { family: 'gcmkw', wrapBytes: 24, hash: null },
  A256GCMKW: { family: 'gcmkw', wrapBytes: 32, hash: null },
  'PBES2-HS256+A128KW': { family: 'pbes2', wrapBytes: 16, hash: 'SHA-256' },
  'PBES2-HS384+A192KW': { family: 'pbes2', wrapBytes: 24, hash: 'SHA-384' },
  'PBES2-HS512+A256KW': { family: 'pbes2', wrapBytes: 32, hash: 'SHA-512' },
};

/** Every content encryption that is known here. @see RFC 7518 §5.1 */
export const contentEncryptions: Readonly<Record<string, ContentEncryption>> = {
  A128GCM: { mode: 'gcm', keyBytes: 16, ivBytes: 12, tagBytes: 16 },
  A192GCM: { mode: 'gcm', keyBytes: 24, ivBytes: 12, tagBytes: 16 },
  A256GCM: { mode: 'gcm', keyBytes: 32, ivBytes: 12, tagBytes: 16 },
  'A128CBC-HS256': { mode: 'cbc-hs', keyBytes: 32, ivBytes: 16, tagBytes: 16 },
  'A192CBC-HS384': { mode: 'cbc-hs', keyBytes: 48, ivBytes: 16, tagBytes: 24 },
  'A256CBC-HS512': { mode: 'cbc-hs', keyBytes: 64, ivBytes: 16, tagBytes: 32 },
};

/** The key management of that name; null where it is none that is known here. */
export function keyManagement(name: unknown): KeyManagement | null {
  return typeof name === 'string' && Object.hasOwn(keyManagements, name)
    ? (keyManagements[name] ?? null)
    : null;
}

/** The content encryption of that name; null where it is none that is known here. */
export function contentEncryption(name: unknown): ContentEncryption | null {
  return typeof name === 'string' && Object.hasOwn(contentEncryptions, name)
    ? (contentEncryptions[name] ?? null)
    : null;
}
