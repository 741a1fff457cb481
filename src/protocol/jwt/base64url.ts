import { fail, ok, type Result } from '#protocol/result.ts';

/** Why a text is not base64url, and where. Indexes count from 0 within the text. */
export type Base64UrlProblem =
  /** A character that the alphabet does not have. @see RFC 4648 §5 */
  | { readonly code: 'base64url_character'; readonly index: number; readonly character: string }
  /** `=` at the end, which RFC 7515 §2 leaves out. */
  | { readonly code: 'base64url_padding'; readonly index: number }
  /** One character over a multiple of four cannot be a byte: something was cut off or added. */
  | { readonly code: 'base64url_length'; readonly length: number }
  /** Bits after the last byte that are not zero: the last character is not what an encoder writes. */
  | { readonly code: 'base64url_trailing_bits'; readonly index: number };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const values = new Int8Array(128).fill(-1);
for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value;

/** Decodes base64url without padding, strictly. @see RFC 7515 §2, RFC 4648 §3.5 */
export function decodeBase64Url(text: string): Result<Uint8Array<ArrayBuffer>, Base64UrlProblem> {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let pending = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = values[text.charCodeAt(index)] ?? -1;
    if (value < 0) return fail(badCharacter(text, index));
    bits = ((bits << 6) | value) & 0xffff;
    pending += 6;
    if (pending >= 8) {
      pending -= 8;
      bytes[at] = (bits >> pending) & 0xff;
      at += 1;
    }
  }
  if (text.length % 4 === 1) return fail({ code: 'base64url_length', length: text.length });
  if ((bits & ((1 << pending) - 1)) !== 0) {
    return fail({ code: 'base64url_trailing_bits', index: text.length - 1 });
  }
  return ok(bytes);
}

function badCharacter(text: string, index: number): Base64UrlProblem {
  if (/^={1,2}$/.test(text.slice(index, index + 3))) return { code: 'base64url_padding', index };
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return { code: 'base64url_character', index, character };
}

/** Encodes bytes in base64url without padding. @see RFC 7515 §2 */
export function encodeBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const length = Math.min(bytes.length - at, 3) + 1;
    for (let character = 0; character < length; character += 1) {
      text += alphabet.charAt((group >> (18 - 6 * character)) & 63);
    }
  }
  return text;
}
