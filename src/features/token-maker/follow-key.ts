import { jsonMemberText, setJsonMember } from '#protocol/jwt/edit-json.ts';
import type { Jwk } from '#protocol/model/jwks.ts';

/** The key that a header speaks of: its `kid`, and its public half in `jwk`. */
export interface SpokenKey {
  readonly kid: string | null;
  readonly publicJwk: Jwk | null;
}

export const noSpokenKey: SpokenKey = { kid: null, publicJwk: null };

/**
 * A header that spoke of one key, speaking of the next: only where `kid` or `jwk` say what the last key
 * says, or are there to be filled in. Anything else somebody meant to write.
 * @see RFC 7515 §4.1.3, §4.1.4
 */
export function followKey(header: string, last: SpokenKey, next: SpokenKey): string {
  return followJwk(followKid(header, last, next), last, next);
}

function followKid(header: string, last: SpokenKey, next: SpokenKey): string {
  const written = jsonMemberText(header, 'kid');
  if (written === null || next.kid === null) return header;
  const isOurs = written === '""' || written === JSON.stringify(last.kid);
  return isOurs ? (setJsonMember(header, 'kid', JSON.stringify(next.kid)) ?? header) : header;
}

function followJwk(header: string, last: SpokenKey, next: SpokenKey): string {
  const written = jsonMemberText(header, 'jwk');
  if (written === null || next.publicJwk === null) return header;
  const isOurs = written === '{}' || isSame(written, last.publicJwk);
  return isOurs ? (setJsonMember(header, 'jwk', jwkText(next.publicJwk)) ?? header) : header;
}

/** What of a key belongs into a header: that which makes it. RFC 9449 §4.2, RFC 7638 §3.2 */
export function bareJwk({ kty, crv, x, y, n, e, ...others }: Jwk): Jwk {
  const { alg, pub } = others;
  const members = { crv, x, y, n, e, ...(kty === 'AKP' ? { alg, pub } : {}) };
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return { kty, ...Object.fromEntries(present) };
}

function jwkText(jwk: Jwk): string {
  return JSON.stringify(bareJwk(jwk));
}

function isSame(written: string, jwk: Jwk | null): boolean {
  if (jwk === null) return false;
  try {
    return JSON.stringify(JSON.parse(written)) === jwkText(jwk);
  } catch {
    return false;
  }
}

/** The `kid` of a header where it names another key than this; null where it does not. */
export function strangeKid(header: string, { kid }: SpokenKey): string | null {
  const written = jsonMemberText(header, 'kid');
  if (written === null || written === JSON.stringify(kid)) return null;
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : written;
  } catch {
    return written;
  }
}
