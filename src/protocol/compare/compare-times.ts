import type { JsonNode } from '#protocol/jwt/json-tree.ts';
import { secondsOf } from './compare-members.ts';

/** How the times of two tokens lie to each other; in seconds, null where a time is missing. */
export interface TimesComparison {
  /** From the `iat` of the first to that of the second. */
  readonly issuedLaterBy: number | null;
  /** From `iat` (without one from `nbf`) to `exp` of the same token. */
  readonly lifetime: { readonly first: number | null; readonly second: number | null };
  /** From the `exp` of the first to the `iat` of the second: negative while the first was still good. */
  readonly issuedAfterExpiryBy: number | null;
}

type Claims = ReadonlyMap<string, JsonNode>;

/** @see RFC 7519 §4.1.4, §4.1.5, §4.1.6 */
export function compareTimes(first: Claims, second: Claims): TimesComparison {
  return {
    issuedLaterBy: distance(time(first, 'iat'), time(second, 'iat')),
    lifetime: { first: lifetime(first), second: lifetime(second) },
    issuedAfterExpiryBy: distance(time(first, 'exp'), time(second, 'iat')),
  };
}

function time(claims: Claims, name: string): number | null {
  return secondsOf(claims.get(name));
}

function lifetime(claims: Claims): number | null {
  return distance(time(claims, 'iat') ?? time(claims, 'nbf'), time(claims, 'exp'));
}

function distance(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}
