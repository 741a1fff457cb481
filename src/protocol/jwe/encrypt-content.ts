import { concatBytes, equalBytes, uint32, type Bytes } from '#protocol/bytes.ts';
import { decryptCbc, encryptCbc, openGcm, sealGcm, type SealedBytes } from './aes.ts';
import type { ContentEncryption } from './jwe-algorithms.ts';

/** What goes with the content: its initialization vector, and the header that is authenticated too. */
export interface ContentFrame {
  readonly iv: Bytes;
  readonly aad: Bytes;
}

/** Encrypts the content with its key. @see RFC 7518 §5.2.2.1, §5.3 */
export async function encryptContent(
  { mode, tagBytes }: ContentEncryption,
  { key, plaintext }: { readonly key: Bytes; readonly plaintext: Bytes },
  frame: ContentFrame,
): Promise<SealedBytes> {
  if (mode === 'gcm') return sealGcm(key, plaintext, frame);
  const [macKey, encKey] = halves(key);
  const ciphertext = await encryptCbc(encKey, frame.iv, plaintext);
  return { ciphertext, tag: await authenticate(macKey, ciphertext, { ...frame, tagBytes }) };
}

/** Decrypts content that its key authenticates; null where it does not. @see RFC 7518 §5.2.2.2, §5.3 */
export async function decryptContent(
  { mode, tagBytes }: ContentEncryption,
  { key, sealed }: { readonly key: Bytes; readonly sealed: SealedBytes },
  frame: ContentFrame,
): Promise<Bytes | null> {
  if (mode === 'gcm') return openGcm(key, sealed, frame);
  const [macKey, encKey] = halves(key);
  const tag = await authenticate(macKey, sealed.ciphertext, { ...frame, tagBytes });
  return equalBytes(tag, sealed.tag) ? decryptCbc(encKey, frame.iv, sealed.ciphertext) : null;
}

function halves(key: Bytes): readonly [Bytes, Bytes] {
  const middle = key.length / 2;
  return [key.slice(0, middle), key.slice(middle)];
}

/** The HMAC over header, vector, ciphertext and the header's length in bits, cut in half. */
async function authenticate(
  macKey: Bytes,
  ciphertext: Bytes,
  { iv, aad, tagBytes }: ContentFrame & { readonly tagBytes: number },
): Promise<Bytes> {
  const algorithm = { name: 'HMAC', hash: `SHA-${macKey.length * 16}` };
  const key = await crypto.subtle.importKey('raw', macKey, algorithm, false, ['sign']);
  const bits = aad.length * 8;
  const length = concatBytes(uint32(Math.floor(bits / 2 ** 32)), uint32(bits % 2 ** 32));
  const mac = await crypto.subtle.sign('HMAC', key, concatBytes(aad, iv, ciphertext, length));
  return new Uint8Array(mac, 0, tagBytes).slice();
}
