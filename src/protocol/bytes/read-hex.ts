import { fail, ok, type Result } from '#protocol/result.ts';

/** Why a text is no list of bytes in hexadecimal. Indexes count from 0. */
export type HexProblem =
  | { readonly code: 'hex_character'; readonly index: number; readonly character: string }
  | { readonly code: 'hex_odd'; readonly digits: number };

const prefix = /0x|\\x/iy;
const separator = /[\s:,;-]/;

/**
 * Bytes in hexadecimal, as tools write them: `0x` and `\x` before a byte, and spaces, colons, commas or
 * hyphens between them are left out. @see RFC 4648 §8
 */
export function readHex(text: string): Result<Uint8Array<ArrayBuffer>, HexProblem> {
  let digits = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    prefix.lastIndex = index;
    if (digits.length % 2 === 0 && prefix.test(text)) index += 1;
    else if (/[0-9a-f]/i.test(character)) digits += character;
    else if (!separator.test(character)) {
      const found = String.fromCodePoint(text.codePointAt(index) ?? 0);
      return fail({ code: 'hex_character', index, character: found });
    }
  }
  if (digits.length % 2 === 1) return fail({ code: 'hex_odd', digits: digits.length });
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  }
  return ok(bytes);
}

/** Bytes as pairs of lower-case digits with nothing between them. @see RFC 4648 §8 */
export function writeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
