import { badUtf8At, decodeUtf8 } from '#protocol/bytes/utf8.ts';
import { decodeBase64Url, type Base64UrlProblem } from './base64url.ts';
import { parseJsonTree, repeatedMembers, type JsonNode } from './json-tree.ts';

/** The parts of a token that can be broken. */
export type TokenPart = 'header' | 'payload' | 'signature';

/** What is wrong with one part, without any of its text but the character in the way. */
export type PartProblem =
  | Base64UrlProblem
  | { readonly code: 'part_empty' }
  /** Bytes that are not UTF-8; `byte` counts from 0 in the decoded part. */
  | { readonly code: 'utf8'; readonly byte: number }
  | {
      readonly code: 'json_syntax' | 'json_too_deep';
      /** Counts from 0 in the decoded text. */
      readonly index: number;
      readonly expected: string;
    }
  | { readonly code: 'json_not_object'; readonly found: JsonNode['kind'] };

/** One part as far as it could be read. Nothing in it is verified. */
export interface DecodedPart {
  /** Where the part begins in the token, counting from 0. */
  readonly start: number;
  readonly encoded: string;
  /** Decoded as UTF-8; null where it could not be. */
  readonly text: string | null;
  readonly json: JsonNode | null;
  /** The members where it is a JSON object; empty otherwise. */
  readonly claims: Readonly<Record<string, unknown>>;
  readonly repeated: readonly string[];
  readonly problem: PartProblem | null;
}

/** What a text turned out to be. `Unverified`: anyone could have written it. */
export type DecodedToken =
  | { readonly kind: 'empty' }
  | DecodedJws
  | {
      readonly kind: 'jwe';
      readonly token: string;
      readonly header: DecodedPart;
      /** Lengths in bytes as far as they can be told. */
      readonly parts: readonly { readonly name: string; readonly length: number }[];
    }
  | { readonly kind: 'opaque'; readonly token: string; readonly dots: number };

/** Three parts, each shown as far as it could be read. */
export interface DecodedJws {
  readonly kind: 'jws';
  readonly token: string;
  readonly header: DecodedPart;
  readonly payload: DecodedPart;
  readonly signature: {
    readonly start: number;
    readonly encoded: string;
    readonly bytes: Uint8Array<ArrayBuffer> | null;
    readonly problem: PartProblem | null;
  };
}

const jweParts = ['Header', 'Encrypted key', 'Initialization vector', 'Ciphertext', 'Tag'];

/**
 * Takes a token apart and trusts nothing in it. Never throws; what is broken is named with its
 * part and character, and what can be read of the rest is there.
 * @see RFC 7515 §7.1, RFC 7516 §7.1, RFC 7519 §7.2
 */
export function decodeJwtUnverified(text: string): DecodedToken {
  const token = text.trim();
  if (token === '') return { kind: 'empty' };
  const parts = token.split('.', 7);
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 5) return decodeJwe(token, parts);
  if ((parts.length !== 3 && parts.length !== 2) || !looksLikeHeader(first, parts.length)) {
    return { kind: 'opaque', token, dots: token.split('.').length - 1 };
  }
  const header = decodePart(first, 0, false);
  const payload = decodePart(second, first.length + 1, header.claims['b64'] === false);
  const start = first.length + second.length + 2;
  return { kind: 'jws', token, header, payload, signature: decodeSignature(third, start, header) };
}

/** With three parts most texts are meant as a JWT; with two only one that begins like `{"`. */
function looksLikeHeader(first: string, parts: number): boolean {
  // `ey` is `{"` or a brace and a space, `ew` a brace and a line break, `e3` an empty object.
  if (first.startsWith('ey') || (parts === 3 && /^e[w3]/.test(first))) return true;
  return parts === 3 && !/[/:@\s]/.test(first) && first.length > 8;
}

function decodeJwe(token: string, parts: readonly string[]): DecodedToken {
  const header = decodePart(parts[0] ?? '', 0, false);
  if (header.json === null && !token.startsWith('ey')) return { kind: 'opaque', token, dots: 4 };
  const lengths = parts.map((part, index) => ({
    name: jweParts[index] ?? '',
    length: Math.floor((part.length * 3) / 4),
  }));
  return { kind: 'jwe', token, header, parts: lengths };
}

function decodeSignature(
  encoded: string,
  start: number,
  header: DecodedPart,
): DecodedJws['signature'] {
  if (encoded === '') {
    const isMeant = header.claims['alg'] === 'none';
    return { start, encoded, bytes: null, problem: isMeant ? null : { code: 'part_empty' } };
  }
  const decoded = decodeBase64Url(encoded);
  return decoded.ok
    ? { start, encoded, bytes: decoded.value, problem: null }
    : { start, encoded, bytes: null, problem: decoded.problem };
}

/** @param isPlain RFC 7797 §3: the payload stands in the token as it is. */
function decodePart(encoded: string, start: number, isPlain: boolean): DecodedPart {
  const nothing = { start, encoded, text: null, json: null, claims: {}, repeated: [] };
  if (encoded === '') return { ...nothing, problem: { code: 'part_empty' } };
  if (isPlain) return readJson({ ...nothing, text: encoded });
  const decoded = decodeBase64Url(encoded);
  // Padding and stray last bits are faults, but what is meant can still be shown.
  const bytes = decoded.ok ? decoded.value : lenientBytes(encoded, decoded.problem);
  if (bytes === null) return { ...nothing, problem: decoded.ok ? null : decoded.problem };
  const text = decodeUtf8(bytes);
  if (text === null) return { ...nothing, problem: { code: 'utf8', byte: badUtf8At(bytes) } };
  const part = readJson({ ...nothing, text });
  return decoded.ok ? part : { ...part, problem: decoded.problem };
}

function lenientBytes(encoded: string, problem: Base64UrlProblem): Uint8Array | null {
  const whole = encoded.slice(0, encoded.length - (encoded.length % 4));
  let attempt = encoded;
  if (problem.code === 'base64url_padding') attempt = encoded.slice(0, problem.index);
  else if (problem.code === 'base64url_character')
    attempt = beforeCharacter(encoded, problem.index);
  else attempt = whole;
  if (problem.code === 'base64url_character' && attempt === '') return null;
  const decoded = decodeBase64Url(attempt);
  return decoded.ok ? decoded.value : null;
}

function beforeCharacter(encoded: string, index: number): string {
  // From the first of the characters only: tried from each of them it would take hours.
  const standard = encoded
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/(?<!=)=+$/, '');
  // Standard base64 in place of base64url: the whole can be read.
  if (/^[\w-]*$/.test(standard)) return standard;
  return encoded.slice(0, index - (index % 4));
}

function readJson(part: Omit<DecodedPart, 'problem'>): DecodedPart {
  const parsed = parseJsonTree(part.text ?? '');
  if (!parsed.ok) return { ...part, problem: parsed.problem };
  const json = parsed.value;
  if (json.kind !== 'object') {
    return { ...part, json, problem: { code: 'json_not_object', found: json.kind } };
  }
  // The text of a tree of kind `object` is that of a plain object; of a repeated member the last counts.
  const claims = JSON.parse(part.text ?? '') as Readonly<Record<string, unknown>>;
  return { ...part, json, claims, repeated: repeatedMembers(json), problem: null };
}
