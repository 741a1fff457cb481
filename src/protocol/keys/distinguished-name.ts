import {
  AttributeTypeAndValue,
  AttributeValue,
  Name,
  RelativeDistinguishedName,
} from '@peculiar/asn1-x509';
import { fail, ok, type Result } from '#protocol/result.ts';

/** Attributes that have a short name, first those of the standard's own table. @see RFC 4514 §3 */
const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.6': 'C',
  '2.5.4.9': 'STREET',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
  '2.5.4.5': 'serialNumber',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** A name as a string, its last part first. @see RFC 4514 §2 */
export function describeName(name: Name): string {
  return name
    .map((part) => part.map(describeAttribute).join('+'))
    .toReversed()
    .join(',');
}

function describeAttribute({ type, value }: AttributeTypeAndValue): string {
  const text = value.toString();
  // RFC 4514 §2.4: a value that is no string is written as the bytes that it is.
  const written = value.anyValue === undefined ? escapeValue(text) : `#${text}`;
  return `${shortNames[type] ?? type}=${written}`;
}

// RFC 4514 §2.4: what would end a value, and a space or a `#` at its ends.
function escapeValue(value: string): string {
  return value
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/\p{Cc}/gu, escapeControl)
    .replace(/^[ #]/, '\\$&')
    .replace(/([^\\]) $/, '$1\\ ');
}

// What a reader would take for the space around a value, or could not show.
function escapeControl(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `\\${byte.toString(16).padStart(2, '0')}`)
    .join('');
}

/** Which part of a typed name cannot be read, counting from 0. */
export interface NameProblem {
  readonly code: 'name_malformed';
  readonly part: string;
}

/** Reads a name as it is written in `CN=client,O=Example`. @see RFC 4514 §3 */
export function parseName(text: string): Result<Name, NameProblem> {
  const parts: RelativeDistinguishedName[] = [];
  for (const part of splitUnescaped(text, /[,;]/)) {
    const attributes: AttributeTypeAndValue[] = [];
    for (const written of splitUnescaped(part, /\+/)) {
      const attribute = parseAttribute(written);
      if (attribute === null) return fail({ code: 'name_malformed', part: written.trim() });
      attributes.push(attribute);
    }
    parts.push(new RelativeDistinguishedName(attributes));
  }
  return ok(new Name(parts.toReversed()));
}

function splitUnescaped(text: string, separator: RegExp): readonly string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const last = parts.length - 1;
    if (character === '\\') {
      parts[last] += text.slice(at, at + 2);
      at += 1;
    } else if (separator.test(character)) parts.push('');
    else parts[last] += character;
  }
  return parts;
}

function parseAttribute(written: string): AttributeTypeAndValue | null {
  const match = /^\s*([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*=([^]*)$/.exec(written);
  const type = match === null ? null : oidOf(match[1] ?? '');
  const value = unescapeValue((match?.[2] ?? '').replace(/^[ \t\r\n]+/, ''));
  if (type === null || value === null || value === '') return null;
  return new AttributeTypeAndValue({ type, value: attributeValue(type, value) });
}

function oidOf(name: string): string | null {
  if (/^\d/.test(name)) return name;
  const wanted = name.toLowerCase();
  return Object.entries(shortNames).find(([, one]) => one.toLowerCase() === wanted)?.[0] ?? null;
}

// Spaces at the end are not of the value, but for one that a `\` stands before. RFC 4514 §2.4
function trimUnescapedEnd(text: string): string {
  const trimmed = text.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '');
  const isEscaped = /(?<!\\)(?:\\\\)*\\$/.test(trimmed);
  return isEscaped ? text.slice(0, trimmed.length + 1) : trimmed;
}

// `\` before a character that is special, or before two digits of a byte of UTF-8. RFC 4514 §3
function unescapeValue(text: string): string | null {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  const trimmed = trimUnescapedEnd(text);
  for (let at = 0; at < trimmed.length; at += 1) {
    const character = String.fromCodePoint(trimmed.codePointAt(at) ?? 0);
    if (character !== '\\') {
      bytes.push(...encoder.encode(character));
      at += character.length - 1;
      continue;
    }
    const byte = /^[0-9a-f]{2}/i.exec(trimmed.slice(at + 1));
    if (byte !== null) bytes.push(parseInt(byte[0], 16));
    else if (/^[ #="+,;<>\\]/.test(trimmed.slice(at + 1))) bytes.push(trimmed.charCodeAt(at + 1));
    else return null;
    at += byte === null ? 1 : 2;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

// RFC 5280 appendix A.1: a country is a PrintableString, a domain part and an address are IA5.
function attributeValue(type: string, value: string): AttributeValue {
  const short = shortNames[type];
  if (short === 'C' || short === 'serialNumber') {
    if (/^[A-Za-z0-9 '()+,./:=?-]*$/.test(value)) {
      return new AttributeValue({ printableString: value });
    }
  }
  const isPlain = [...value].every((character) => character.charCodeAt(0) < 0x80);
  return (short === 'DC' || short === 'emailAddress') && isPlain
    ? new AttributeValue({ ia5String: value })
    : new AttributeValue({ utf8String: value });
}
