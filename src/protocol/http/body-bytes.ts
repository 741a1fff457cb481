import type { HttpResponse } from './message.ts';

/** The body of a response as the bytes that came. */
export function bodyBytes({ body, bodyEncoding }: HttpResponse): Uint8Array {
  if (bodyEncoding === 'utf-8') return new TextEncoder().encode(body);
  return Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
}
