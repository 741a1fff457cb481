import { stripEnds } from '#protocol/http/strip-ends.ts';

/** What a person typed, as a web address. */
export interface TypedAddress {
  /** Without its fragment. */
  readonly url: URL;
  /** The text as it is meant, a scheme put in front where it had none. */
  readonly text: string;
  /** Says what was added; null where the text was taken as it is. */
  readonly note: string | null;
}

/** Reads an address that a person typed or pasted; null where the text is none. */
export function readTypedAddress(text: string): TypedAddress | null {
  // Text from a document brings line breaks, quotes and invisible characters with it.
  const bare = text.replace(/[\r\n\t\u200B\uFEFF]+/g, '');
  const typed = stripEnds(bare, ' \u00A0"\'<>,;');
  const full = withScheme(typed);
  const url = full !== null && URL.canParse(full) ? new URL(full) : null;
  if (full === null || url === null || !/^https?:$/.test(url.protocol) || url.username !== '') {
    return null;
  }
  url.hash = '';
  return { url, text: full, note: full === typed ? null : `${url.protocol}// was added in front` };
}

// Null where the text is not even the rest of an address: a word, or several.
function withScheme(text: string): string | null {
  if (text.length > 4096 || /\s/.test(text)) return null;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  const rest = text.replace(/^\/+/, '');
  if (/^(localhost|127\.|\[::1\])/i.test(rest)) return `http://${rest}`;
  return /^[^/?#@!]+[.:][^/?#@!]+/.test(rest) ? `https://${rest}` : null;
}
