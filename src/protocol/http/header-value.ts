import type { HttpResponse } from './message.ts';

/**
 * The value of a header, whatever its letter case; values of a repeated one are joined.
 * @see RFC 9110 §5.3
 */
export function headerValue(message: Pick<HttpResponse, 'headers'>, name: string): string | null {
  const wanted = name.toLowerCase();
  const values = message.headers
    .filter(([written]) => written.toLowerCase() === wanted)
    .map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}

/** The media type of a message in lower case without its parameters; null where it has none. */
export function mediaType(message: Pick<HttpResponse, 'headers'>): string | null {
  const value = headerValue(message, 'content-type');
  const type = value?.split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
  return type === '' ? null : type;
}

/** True for `application/json` and the types that end in `+json`. @see RFC 6839 §3.1 */
export function isJsonType(type: string | null): boolean {
  return type !== null && /^(application|text)\/([^/\s]+\+)?json$/.test(type);
}
