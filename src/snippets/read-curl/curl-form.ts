import type { CurlNotes } from './curl-notes.ts';
import { asText, readable } from './byte-text.ts';

/** A field of a form that curl would post. */
export interface CurlPart {
  readonly name: string;
  readonly value: string;
  /** The name of the file that it would send; null where it is text. */
  readonly fileName: string | null;
}

/** Reads `--form name=content`, where `@` and `<` stand for files. @see the curl manual, *-F* */
export function readFormPart(option: string, value: string, notes: CurlNotes): CurlPart {
  const sign = value.indexOf('=');
  const name = readable(sign === -1 ? value : value.slice(0, sign));
  const content = sign === -1 ? '' : value.slice(sign + 1);
  if (option === 'form-string') return { name, value: readable(content), fileName: null };
  if (/^[@<]/.test(content)) return { name, value: '', fileName: readFile(content, notes) };
  const typed = /^(.*?);type=[^;]*$/s.exec(content);
  if (typed !== null) notes.left(`-F ${name}`, 'Its part’s own content type is left out here.');
  const text = unquote(typed?.[1] ?? content);
  return { name, value: asText(text) ?? readable(text), fileName: null };
}

/** The name that a file is sent under; null where it would be sent as text. */
function readFile(content: string, notes: CurlNotes): string | null {
  const path = unquote(readable(content.slice(1).replace(/;.*$/s, '')));
  notes.fileWanted(path);
  return content.startsWith('@') ? path.replace(/^.*[\\/]/, '') : null;
}

function unquote(text: string): string {
  return /^"((?:[^"\\]|\\.)*)"$/s.exec(text)?.[1]?.replace(/\\(.)/gs, '$1') ?? text;
}
