import type { DecodedPart, DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import type { JsonMember } from '#protocol/jwt/json-tree.ts';
import { tokenKind, type TokenKind } from '#protocol/jwt/token-kind.ts';
import { compareMembers, type MemberDifference } from './compare-members.ts';
import { compareTimes, type TimesComparison } from './compare-times.ts';
import { lastMembers } from './same-json.ts';

/** A token as far as it was read; an empty box is none. */
export type ComparedToken = Exclude<DecodedToken, { readonly kind: 'empty' }>;

/** What of two parts can be compared. */
export interface PartComparison {
  readonly members: readonly MemberDifference[];
  /** Every member means the same, and yet the text is another: spaces, order or escapes. */
  readonly isRewritten: boolean;
}

/** Two tokens beside each other. Nothing of them is verified. */
export interface TokenComparison {
  readonly first: ComparedToken;
  readonly second: ComparedToken;
  /** Character by character. */
  readonly isSameText: boolean;
  /** What each is for; null where its claims cannot be read. */
  readonly kinds: { readonly first: TokenKind | null; readonly second: TokenKind | null };
  /** Null where one of them has none that can be read: an opaque token. */
  readonly header: PartComparison | null;
  /** Null where one of them has none that can be read: an opaque or an encrypted token. */
  readonly payload: PartComparison | null;
  readonly times: TimesComparison | null;
  /** Null where one of them has none. */
  readonly isSameSignature: boolean | null;
}

/** Compares what can be read of two tokens, whatever kind each is of. @see RFC 7519 §7.2 */
export function compareTokens(first: ComparedToken, second: ComparedToken): TokenComparison {
  const payloads = { first: payloadOf(first), second: payloadOf(second) };
  const claims = { first: membersOf(payloads.first), second: membersOf(payloads.second) };
  return {
    first,
    second,
    isSameText: first.token === second.token,
    kinds: { first: kindOf(first), second: kindOf(second) },
    header: compareParts(headerOf(first), headerOf(second)),
    payload: compareParts(payloads.first, payloads.second),
    times:
      claims.first === null || claims.second === null
        ? null
        : compareTimes(lastMembers(claims.first), lastMembers(claims.second)),
    isSameSignature: isSameSignature(first, second),
  };
}

function headerOf(token: ComparedToken): DecodedPart | null {
  return token.kind === 'opaque' ? null : token.header;
}

function payloadOf(token: ComparedToken): DecodedPart | null {
  return token.kind === 'jws' ? token.payload : null;
}

function membersOf(part: DecodedPart | null): readonly JsonMember[] | null {
  return part?.json?.kind === 'object' ? part.json.members : null;
}

function kindOf(token: ComparedToken): TokenKind | null {
  if (token.kind !== 'jws' || membersOf(token.payload) === null) return null;
  return tokenKind({ header: token.header.claims, claims: token.payload.claims });
}

function compareParts(
  first: DecodedPart | null,
  second: DecodedPart | null,
): PartComparison | null {
  const one = membersOf(first);
  const other = membersOf(second);
  if (one === null || other === null) return null;
  const members = compareMembers(one, other);
  const isAllSame = members.every(({ outcome }) => outcome === 'same');
  return { members, isRewritten: isAllSame && first?.text !== second?.text };
}

function isSameSignature(first: ComparedToken, second: ComparedToken): boolean | null {
  if (first.kind !== 'jws' || second.kind !== 'jws') return null;
  if (first.signature.encoded === '' || second.signature.encoded === '') return null;
  return first.signature.encoded === second.signature.encoded;
}
