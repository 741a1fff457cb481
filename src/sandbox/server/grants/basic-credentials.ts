/** A client's name and secret, decoded. */
export interface BasicCredentials {
  readonly clientId: string;
  readonly secret: string;
}

/**
 * Reads `Authorization: Basic`, whose two halves are form-encoded before they are joined.
 * Null where the header is another scheme's or is not there.
 * @see RFC 6749 §2.3.1, RFC 7617 §2
 */
export function readBasic(header: string | null): BasicCredentials | 'malformed' | null {
  const match = /^basic(?: +(.*))?$/i.exec(header ?? '');
  if (match === null) return null;
  try {
    const bytes = Uint8Array.from(atob((match[1] ?? '').trim()), (char) => char.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const colon = text.indexOf(':');
    if (colon < 1) return 'malformed';
    return {
      clientId: decodeFormPart(text.slice(0, colon)),
      secret: decodeFormPart(text.slice(colon + 1)),
    };
  } catch {
    return 'malformed';
  }
}

/** @see RFC 6749 appendix B */
function decodeFormPart(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
