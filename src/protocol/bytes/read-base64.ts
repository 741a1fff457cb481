import { fail, ok, type Result } from '#protocol/result.ts';

/** Which of the two alphabets is meant: that of a token, without padding, or that of PEM and MIME. */
export type Base64Variant = 'base64url' | 'base64';

/** Where a text departs from what an encoder writes, though its bytes are clear. Indexes count from 0. */
export type Base64Departure =
  | { readonly code: 'padding_given'; readonly index: number }
  | { readonly code: 'padding_count'; readonly found: number; readonly expected: number }
  | { readonly code: 'other_alphabet'; readonly index: number; readonly character: string }
  | { readonly code: 'white_space'; readonly index: number }
  /** Bits after the last byte that are not zero: `meant` is the character with zeros there. */
  | {
      readonly code: 'trailing_bits';
      readonly index: number;
      readonly character: string;
      readonly meant: string;
    };

/** Why a text is no base64 of either kind. */
export type Base64Problem =
  | { readonly code: 'base64_character'; readonly index: number; readonly character: string }
  | { readonly code: 'base64_after_padding'; readonly index: number }
  /** One character over a multiple of four cannot be a byte. */
  | { readonly code: 'base64_length'; readonly length: number };

/** The bytes of a text, and everything that is not canonical about it. */
export interface ReadBase64 {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly departures: readonly Base64Departure[];
}

const common = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ends: Readonly<Record<Base64Variant, string>> = { base64url: '-_', base64: '+/' };

interface Digits {
  readonly values: number[];
  lastIndex: number;
  paddingAt: number | null;
  padding: number;
  readonly departures: Base64Departure[];
}

/**
 * Reads base64 as leniently as anybody does, and names each leniency: two texts with the same bytes
 * are a way around a comparison of texts. @see RFC 4648 §3.1, §3.2, §3.5, RFC 7515 §2
 */
export function readBase64(
  text: string,
  variant: Base64Variant,
): Result<ReadBase64, Base64Problem> {
  const digits = readDigits(text, variant);
  if (!digits.ok) return digits;
  const { values, departures, lastIndex } = digits.value;
  if (values.length % 4 === 1) return fail({ code: 'base64_length', length: values.length });
  const padding = judgePadding(digits.value, variant);
  const trailing = judgeTrailing(values, { index: lastIndex, text, variant });
  return ok({ bytes: bytesOf(values), departures: [...departures, ...trailing, ...padding] });
}

function readDigits(text: string, variant: Base64Variant): Result<Digits, Base64Problem> {
  const seen = new Set<string>();
  const digits: Digits = { values: [], lastIndex: 0, paddingAt: null, padding: 0, departures: [] };
  const depart = (departure: Base64Departure) => {
    if (!seen.has(departure.code)) digits.departures.push(departure);
    seen.add(departure.code);
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (/\s/.test(character)) {
      depart({ code: 'white_space', index });
    } else if (character === '=') {
      digits.paddingAt ??= index;
      digits.padding += 1;
    } else {
      const value = valueOf(character);
      if (value < 0) return fail(badCharacter(text, index));
      if (digits.paddingAt !== null) return fail({ code: 'base64_after_padding', index });
      if (value > 61 && !ends[variant].includes(character)) {
        depart({ code: 'other_alphabet', index, character });
      }
      digits.values.push(value);
      digits.lastIndex = index;
    }
  }
  return ok(digits);
}

function valueOf(character: string): number {
  const value = common.indexOf(character);
  if (value >= 0) return value;
  return character === '-' || character === '+' ? 62 : /[_/]/.test(character) ? 63 : -1;
}

function badCharacter(text: string, index: number): Base64Problem {
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return { code: 'base64_character', index, character };
}

function judgePadding(digits: Digits, variant: Base64Variant): Base64Departure[] {
  const { values, paddingAt, padding } = digits;
  if (variant === 'base64url') {
    return paddingAt === null ? [] : [{ code: 'padding_given', index: paddingAt }];
  }
  const expected = (4 - (values.length % 4)) % 4;
  return padding === expected ? [] : [{ code: 'padding_count', found: padding, expected }];
}

function judgeTrailing(
  values: readonly number[],
  { index, text, variant }: { index: number; text: string; variant: Base64Variant },
): Base64Departure[] {
  const unused = (values.length * 6) % 8;
  const last = values.at(-1) ?? 0;
  const zeroed = last & ~((1 << unused) - 1);
  if (zeroed === last) return [];
  const meant = (common + ends[variant]).charAt(zeroed);
  return [{ code: 'trailing_bits', index, character: text.charAt(index), meant }];
}

function bytesOf(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((values.length * 6) / 8));
  let pending = 0;
  let bits = 0;
  let at = 0;
  for (const value of values) {
    pending = ((pending << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (pending >> bits) & 0xff;
    at += 1;
  }
  return bytes;
}
