import { asText, bytesOf, readable } from './byte-text.ts';
import type { CurlNotes } from './curl-notes.ts';
import type { CurlOption } from './curl-options.ts';

/** What `--data` and its kin put together. */
export interface CurlData {
  /** Joined as curl does; bytes, one a character. */
  readonly text: string;
  /** True where `--json` was among them. */
  readonly isJson: boolean;
  /** True where a file would have been read. */
  readonly wantsFile: boolean;
}

const kinds = ['data', 'data-ascii', 'data-raw', 'data-binary', 'data-urlencode', 'json'];

/** Reads all data of a command; null where it has none. @see the curl manual, *-d*, *--json* */
export function readData(options: readonly CurlOption[], notes: CurlNotes): CurlData | null {
  const given = options.filter(({ name }) => kinds.includes(name));
  if (given.length === 0) return null;
  let text: string | null = null;
  let wantsFile = false;
  for (const { name, value } of given) {
    const piece = readPiece(name, value ?? '');
    if (piece.file !== null) {
      wantsFile = true;
      if (piece.file !== '-') notes.fileWanted(readable(piece.file));
    }
    // JSON pieces are put together without a sign between them.
    const sign = name === 'json' ? '' : '&';
    text = text === null ? piece.text : `${text}${sign}${piece.text}`;
  }
  const isJson = given.some(({ name }) => name === 'json');
  return { text: text ?? '', isJson, wantsFile };
}

interface DataPiece {
  readonly text: string;
  readonly file: string | null;
}

function readPiece(name: string, value: string): DataPiece {
  if (name === 'data-raw') return { text: value, file: null };
  if (name === 'data-urlencode') return readEncoded(value);
  return value.startsWith('@') ? { text: '', file: value.slice(1) } : { text: value, file: null };
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`; the content alone is encoded. */
function readEncoded(value: string): DataPiece {
  const [, name = '', sign, content = value] = /^([^=@]*)([=@])(.*)$/s.exec(value) ?? [];
  const before = name === '' ? '' : `${name}=`;
  if (sign === '@') return { text: before, file: content };
  return { text: `${before}${percentEncode(content)}`, file: null };
}

/** As curl encodes: all but letters, digits and `-._~`, and a space as a plus. @see RFC 3986 §2.3 */
function percentEncode(byteText: string): string {
  return byteText.replace(/[^\w.~-]/g, (char) =>
    char === ' ' ? '+' : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Data as the body of a request: text where the bytes are UTF-8. */
export function asBody(byteText: string): string | Uint8Array {
  return asText(byteText) ?? bytesOf(byteText);
}
