import { aeskw, cbc, gcm } from '@noble/ciphers/aes.js';
import { concatBytes, type Bytes } from '#protocol/bytes.ts';

// WebCrypto does 128 and 256 bits everywhere. Chromium refuses keys of 192 bits ("192-bit AES keys are
// not supported"), so those are done by a library, in every runtime alike.
const isForLibrary = (key: Bytes) => key.length === 24;

const tagBytes = 16;

/** What AES-GCM gives. */
export interface SealedBytes {
  readonly ciphertext: Bytes;
  readonly tag: Bytes;
}

/** Encrypts and authenticates. @see RFC 7518 §5.3 */
export async function sealGcm(
  key: Bytes,
  plaintext: Bytes,
  { iv, aad }: { readonly iv: Bytes; readonly aad: Bytes },
): Promise<SealedBytes> {
  const sealed = isForLibrary(key)
    ? concatBytes(gcm(key, iv, aad).encrypt(plaintext))
    : new Uint8Array(
        await crypto.subtle.encrypt(gcmParameters(iv, aad), await load(key, 'AES-GCM'), plaintext),
      );
  const end = sealed.length - tagBytes;
  return { ciphertext: sealed.slice(0, end), tag: sealed.slice(end) };
}

/** Decrypts what is authentic; null where it is not. @see RFC 7518 §5.3 */
export async function openGcm(
  key: Bytes,
  { ciphertext, tag }: SealedBytes,
  { iv, aad }: { readonly iv: Bytes; readonly aad: Bytes },
): Promise<Bytes | null> {
  if (tag.length !== tagBytes || iv.length === 0) return null;
  const sealed = concatBytes(ciphertext, tag);
  try {
    if (isForLibrary(key)) return concatBytes(gcm(key, iv, aad).decrypt(sealed));
    const opened = await crypto.subtle.decrypt(
      gcmParameters(iv, aad),
      await load(key, 'AES-GCM'),
      sealed,
    );
    return new Uint8Array(opened);
  } catch {
    return null;
  }
}

function gcmParameters(iv: Bytes, aad: Bytes) {
  return { name: 'AES-GCM', iv, additionalData: aad, tagLength: tagBytes * 8 };
}

/** Encrypts in CBC mode with PKCS #7 padding. @see RFC 7518 §5.2.2.1 */
export async function encryptCbc(key: Bytes, iv: Bytes, plaintext: Bytes): Promise<Bytes> {
  if (isForLibrary(key)) return concatBytes(cbc(key, iv).encrypt(plaintext));
  const loaded = await load(key, 'AES-CBC');
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, loaded, plaintext));
}

/** Decrypts in CBC mode; null where the padding is wrong. @see RFC 7518 §5.2.2.2 */
export async function decryptCbc(key: Bytes, iv: Bytes, ciphertext: Bytes): Promise<Bytes | null> {
  try {
    if (isForLibrary(key)) return concatBytes(cbc(key, iv).decrypt(ciphertext));
    const loaded = await load(key, 'AES-CBC');
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, loaded, ciphertext));
  } catch {
    return null;
  }
}

// What is wrapped are bytes: an HMAC key is the one kind that may have any length of them.
const anyBytes = { name: 'HMAC', hash: 'SHA-256' };

/** Wraps a key in a key. @see RFC 3394 §2.2.1 */
export async function wrapKw(kek: Bytes, cek: Bytes): Promise<Bytes> {
  if (isForLibrary(kek)) return concatBytes(aeskw(kek).encrypt(cek));
  const wrapped = await crypto.subtle.importKey('raw', cek, anyBytes, true, ['sign']);
  const wrapping = await crypto.subtle.importKey('raw', kek, 'AES-KW', false, ['wrapKey']);
  return new Uint8Array(await crypto.subtle.wrapKey('raw', wrapped, wrapping, 'AES-KW'));
}

/** Unwraps a key that was wrapped with the same one; null where it was not. @see RFC 3394 §2.2.2 */
export async function unwrapKw(kek: Bytes, wrapped: Bytes): Promise<Bytes | null> {
  try {
    if (isForLibrary(kek)) return concatBytes(aeskw(kek).decrypt(wrapped));
    const wrapping = await crypto.subtle.importKey('raw', kek, 'AES-KW', false, ['unwrapKey']);
    const key = await crypto.subtle.unwrapKey(
      ...(['raw', wrapped, wrapping, 'AES-KW', anyBytes, true, ['sign']] as const),
    );
    return new Uint8Array(await crypto.subtle.exportKey('raw', key));
  } catch {
    return null;
  }
}

function load(key: Bytes, name: 'AES-GCM' | 'AES-CBC'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, name, false, ['encrypt', 'decrypt']);
}
