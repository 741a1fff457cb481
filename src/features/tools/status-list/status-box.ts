import { readTokensUnverified } from '#protocol/jwt/read-tokens.ts';
import type { WantedStatus } from '#protocol/status-list/judge-status-list.ts';
import { readStatusReference } from '#protocol/status-list/status-reference.ts';

/** What is typed on the bench. */
export interface StatusBox {
  /** The token whose status is wanted; may be empty. */
  readonly token: string;
  readonly uri: string;
  readonly index: string;
  readonly list: string;
  readonly key: string;
}

/** Address and index that a token refers to; nothing where it has none. */
export function referenceIn(token: string): Partial<Pick<StatusBox, 'uri' | 'index'>> {
  const { decoded } = readTokensUnverified(token);
  if (decoded.kind !== 'jws') return {};
  const reference = readStatusReference(decoded.payload.claims);
  if (!reference.ok || reference.value === null) return {};
  return { uri: reference.value.uri, index: String(reference.value.index) };
}

/** Why the token refers to no list; null where it does, or there is none. */
export function referenceFault(token: string): string | null {
  if (token.trim() === '') return null;
  const { decoded } = readTokensUnverified(token);
  if (decoded.kind !== 'jws') return 'This is no signed JWT or SD-JWT.';
  const reference = readStatusReference(decoded.payload.claims);
  if (!reference.ok) return reference.problem.sentence;
  return reference.value === null
    ? 'This token has no status.status_list: its issuer publishes no status for it this way.'
    : null;
}

/** What the typed address and index ask for. */
export function wantedFrom({ uri, index }: StatusBox): WantedStatus {
  const isIndex = /^\d{1,15}$/.test(index.trim());
  return {
    uri: uri.trim() === '' ? null : uri.trim(),
    index: isIndex ? Number(index.trim()) : null,
  };
}

/** Why an index is none; null where it is one, or empty. */
export function indexFault(index: string): string | null {
  return index.trim() === '' || /^\d{1,15}$/.test(index.trim())
    ? null
    : 'An index is a whole number from 0 up.';
}
