/**
 * The value of an `Authorization` header for a user: name and password as they are, in UTF-8. Clients
 * of OAuth form-encode theirs first, which is another thing (RFC 6749 §2.3.1).
 * @see RFC 7617 §2, §2.1
 */
export function encodeUserPassword(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** Name and password of such a value; null where it is none, or would not be written the same way. */
export function decodeUserPassword(
  header: string,
): { readonly username: string; readonly password: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const [, username, password] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    if (username === undefined || password === undefined) return null;
    return encodeUserPassword(username, password) === header ? { username, password } : null;
  } catch {
    return null;
  }
}
