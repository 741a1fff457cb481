import { base64url, decodeProtectedHeader } from 'jose';

/** A signed token as it reads; who signed it is not known yet. */
export interface UnverifiedJws {
  readonly alg: string;
  readonly kid: string | null;
  readonly typ: string | null;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Reads a JWT in the compact form without believing it; null where it is none. @see RFC 7519 §7.2 */
export function readJwsUnverified(token: string): UnverifiedJws | null {
  try {
    const [, payload = '', ...rest] = token.split('.');
    if (rest.length !== 1) return null;
    const { alg, kid, typ } = decodeProtectedHeader(token);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(base64url.decode(payload));
    const claims: unknown = JSON.parse(text);
    if (alg === undefined || typeof claims !== 'object' || claims === null) return null;
    if (Array.isArray(claims)) return null;
    return { alg, kid: kid ?? null, typ: typ ?? null, claims: { ...claims } };
  } catch {
    return null;
  }
}
