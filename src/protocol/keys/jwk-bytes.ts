import { decodeBase64Url, encodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import type { KeyDerProblem } from './key-der-problem.ts';

/** The bytes of a member, padded on the left to `size` where one is asked for. */
export function memberBytes(
  jwk: Jwk,
  member: string,
  size: number | null = null,
): Result<Uint8Array<ArrayBuffer>, KeyDerProblem> {
  const text = jwk[member];
  const decoded = typeof text === 'string' && text !== '' ? decodeBase64Url(text) : null;
  if (decoded === null || !decoded.ok) return fail({ code: 'jwk_member', member });
  if (size === null) return decoded;
  const bytes = withoutLeadingZeros(decoded.value);
  if (bytes.length > size) return fail({ code: 'jwk_member', member });
  const padded = new Uint8Array(size);
  padded.set(bytes, size - bytes.length);
  return ok(padded);
}

/** The bytes of several members, or the first that is wrong. */
export function membersBytes(
  jwk: Jwk,
  members: readonly string[],
): Result<readonly Uint8Array<ArrayBuffer>[], KeyDerProblem> {
  const all: Uint8Array<ArrayBuffer>[] = [];
  for (const member of members) {
    const bytes = memberBytes(jwk, member);
    if (!bytes.ok) return bytes;
    all.push(bytes.value);
  }
  return ok(all);
}

/** A number without the zeros before it, as Base64urlUInt has it. @see RFC 7518 §2 */
export function withoutLeadingZeros(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.slice(-1) : bytes.slice(first);
}

/** An INTEGER of ASN.1 as Base64urlUInt. @see RFC 7518 §2 */
export function integerMember(integer: ArrayBuffer): string {
  return encodeBase64Url(withoutLeadingZeros(new Uint8Array(integer)));
}

/** A number as the content of an INTEGER: never negative. @see ITU-T X.690 §8.3 */
export function asInteger(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const short = withoutLeadingZeros(bytes);
  const isNegative = ((short[0] ?? 0) & 0x80) !== 0;
  return isNegative ? Uint8Array.of(0, ...short).buffer : short.slice().buffer;
}
