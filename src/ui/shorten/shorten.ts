/** More of a value than this is only in the message that it came in, which is shown whole. */
const mostCharacters = 2000;

/** A value that a server chose, cut where it is so long that it would hide all else. */
export function shorten(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
