import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { encodeBase64 } from '#protocol/keys/pem.ts';
import { explainBytesProblem, explainDeparture } from '#protocol/bytes/explain-bytes.ts';
import type { BytesProblem } from '#protocol/bytes/explain-bytes.ts';
import { readBase64, type Base64Variant } from '#protocol/bytes/read-base64.ts';
import { readHex, writeHex } from '#protocol/bytes/read-hex.ts';
import { readOctets, writeOctets } from '#protocol/bytes/read-octets.ts';
import { badUtf8At, decodeUtf8 } from '#protocol/bytes/utf8.ts';
import type { Result } from '#protocol/result.ts';

export type FormId = 'text' | 'base64url' | 'base64' | 'hex' | 'octets';

/** What one box says; bytes are null where it cannot be read. */
export interface Reading {
  readonly bytes: Uint8Array | null;
  readonly error: string | null;
  readonly notes: readonly string[];
}

export interface Form {
  readonly id: FormId;
  readonly label: string;
  readonly hint: string;
  readonly read: (text: string) => Reading;
  /** Null where the bytes have no such form. */
  readonly write: (bytes: Uint8Array) => string | null;
}

export const forms: readonly Form[] = [
  { id: 'text', label: 'Text', hint: 'As UTF-8.', read: readText, write: decodeUtf8 },
  {
    id: 'base64url',
    label: 'base64url',
    hint: 'As tokens have it: - and _, no padding.',
    read: (text) => readEither(text, 'base64url'),
    write: encodeBase64Url,
  },
  {
    id: 'base64',
    label: 'base64',
    hint: 'As PEM and Basic have it: + and /, padded with =.',
    read: (text) => readEither(text, 'base64'),
    write: encodeBase64,
  },
  {
    id: 'hex',
    label: 'Hexadecimal',
    hint: 'Spaces, colons and 0x between bytes are fine.',
    read: (text) => plain(readHex(text)),
    write: writeHex,
  },
  {
    id: 'octets',
    label: 'Bytes',
    hint: 'Decimal numbers, as the RFCs print them.',
    read: (text) => plain(readOctets(text)),
    write: writeOctets,
  },
];

function readText(text: string): Reading {
  // Half of a surrogate pair is no character: it would become U+FFFD.
  const lone = text.search(/\p{Surrogate}/u);
  const notes =
    lone < 0 ? [] : [`Character ${lone + 1} is half of a pair, and is written as U+FFFD.`];
  return { bytes: new TextEncoder().encode(text), error: null, notes };
}

function readEither(text: string, variant: Base64Variant): Reading {
  const read = readBase64(text, variant);
  if (!read.ok) return unreadable(read.problem);
  const { bytes, departures } = read.value;
  return { bytes, error: null, notes: departures.map((one) => explainDeparture(one, variant)) };
}

function plain(read: Result<Uint8Array, BytesProblem>): Reading {
  return read.ok ? { bytes: read.value, error: null, notes: [] } : unreadable(read.problem);
}

function unreadable(problem: BytesProblem): Reading {
  return { bytes: null, error: explainBytesProblem(problem), notes: [] };
}

/** What a text box cannot show of these bytes; null where it shows them all. */
export function explainShownText(bytes: Uint8Array, text: string | null): string | null {
  if (text === null) {
    return `These bytes are not UTF-8 text: byte ${badUtf8At(bytes) + 1} cannot stand there.`;
  }
  return text.includes('\r')
    ? 'It has a carriage return (CR), which a text box leaves out: type here, and it is gone.'
    : null;
}
