/** Text as its bytes in UTF-8, each written as one character: what a shell works on. */
export function toByteText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return pieces.join('');
}

/** The bytes behind such a text. */
export function bytesOf(byteText: string): Uint8Array {
  return Uint8Array.from(byteText, (char) => char.charCodeAt(0));
}

/** The text that the bytes are in UTF-8; null where they are none. */
export function asText(byteText: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(byteText));
  } catch {
    return null;
  }
}

/** The same for people and addresses: bytes that are no text become U+FFFD. */
export function readable(byteText: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(byteText));
}
