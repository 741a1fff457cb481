import { encodeBase64Url } from '#protocol/jwt/base64url.ts';

/**
 * The SHA-256 of a certificate's DER bytes, in base64url: what `x5t#S256` holds. Of a chain in PEM the
 * first certificate counts, which is the client's own. Null where the text has none.
 * @see RFC 8705 §3.1, RFC 7468 §5.1
 */
export async function certificateThumbprint(pem: string): Promise<string | null> {
  const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(pem);
  const der = block === null ? null : bytesOf(block[1] ?? '');
  if (der === null || !isSequence(der)) return null;
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', der)));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64.replace(/\s+/g, '')), (one) => one.charCodeAt(0));
  } catch {
    return null;
  }
}

// A certificate is an ASN.1 SEQUENCE that fills its bytes (RFC 5280 §4.1); what was cut off is none.
function isSequence(der: Uint8Array): boolean {
  if (der[0] !== 0x30) return false;
  const first = der[1] ?? 0;
  if (first < 0x80) return der.length === 2 + first;
  const count = first & 0x7f;
  const length = der.slice(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return der.length === 2 + count + length;
}
