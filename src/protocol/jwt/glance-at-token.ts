import { decodeBase64Url } from './base64url.ts';
import { formatJson } from './format-json.ts';
import { parseJsonTree } from './json-tree.ts';
import type { LaidOutParts } from './read-tokens.ts';

/** So much of a payload's encoding gives the first lines; a multiple of four, so whole bytes. */
const glanceCharacters = 16 * 1024;

/**
 * The header and the first lines of the payload of a bare, large token, from its beginning alone:
 * what is shown until the whole is read. Null where the text does not begin as a bare token does;
 * whether its other end is as it should be is not looked at.
 * @see RFC 7515 §7.1
 */
export function glanceAtToken(text: string): LaidOutParts | null {
  const start = text.slice(0, 4096);
  const match = /^\s*(e[yw3][\w-]*)\./.exec(start);
  if (match === null) return null;
  const [before, encodedHeader = ''] = match;
  const header = readWhole(encodedHeader);
  const encoded = text.slice(before.length, before.length + glanceCharacters);
  // A payload that is all there is read whole, elsewhere.
  if (header === null || encoded.includes('.') || encoded.length < glanceCharacters) return null;
  const decoded = decodeBase64Url(encoded);
  if (!decoded.ok) return null;
  // The last character may be cut in two; it is part of what is left out below.
  const payload = firstLines(new TextDecoder('utf-8').decode(decoded.value));
  return payload === null ? null : { header, payload };
}

function readWhole(encoded: string): string | null {
  const decoded = decodeBase64Url(encoded);
  if (!decoded.ok) return null;
  const parsed = parseJsonTree(new TextDecoder('utf-8').decode(decoded.value));
  return parsed.ok && parsed.value.kind === 'object' ? formatJson(parsed.value) : null;
}

/** The lines of the values that are there whole, laid out as the whole will be. */
function firstLines(text: string): string | null {
  const cut = lastWholeItem(text);
  if (cut === null) return null;
  const closers = cut.open.toReversed().join('');
  const parsed = parseJsonTree(text.slice(0, cut.end) + closers);
  if (!parsed.ok) return null;
  // Each bracket that was closed here is a line of its own at the end.
  return formatJson(parsed.value).split('\n').slice(0, -cut.open.length).join('\n');
}

interface Cut {
  readonly end: number;
  /** What closes the brackets that are open there. */
  readonly open: readonly string[];
}

const closerOf: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Where the last comma stands, before which everything is whole. Strings, a cut one too, are jumped over. */
function lastWholeItem(text: string): Cut | null {
  const tokens = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}[\],]/gs;
  const open: string[] = [];
  let cut: Cut | null = null;
  for (const { 0: found, index } of text.matchAll(tokens)) {
    const closer = closerOf[found];
    if (closer !== undefined) open.push(closer);
    else if (found === '}' || found === ']') open.pop();
    else if (found === ',') cut = { end: index, open: [...open] };
  }
  return cut !== null && cut.open.length > 0 ? cut : null;
}
