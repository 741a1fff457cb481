import { decodeJwtUnverified, type DecodedPart } from '#protocol/jwt/decode-jwt.ts';
import { compactJson } from '#protocol/jwt/edit-json.ts';
import { findTokens } from '#protocol/jwt/find-tokens.ts';
import { formatJson } from '#protocol/jwt/format-json.ts';

/** The boxes' texts for a token, and whether they give its bytes with white space left out. */
export interface TakenApart {
  readonly token: string;
  readonly header: string;
  readonly payload: string;
  readonly isCompact: boolean;
}

/** What a text that was put into the token's box turned out to be. */
export type PutText =
  | { readonly kind: 'jws'; readonly parts: TakenApart }
  | { readonly kind: 'jwe'; readonly token: string }
  | { readonly kind: 'none'; readonly why: string };

/** Takes the token apart that is in a text, wherever in it. Nothing in it is verified. */
export function takeApart(text: string): PutText {
  const token = findTokens(text)[0]?.token ?? text.trim();
  const decoded = decodeJwtUnverified(token);
  if (decoded.kind === 'empty') return { kind: 'none', why: 'There is no token in it.' };
  if (decoded.kind === 'jwe') return { kind: 'jwe', token };
  if (decoded.kind === 'opaque') {
    return { kind: 'none', why: 'This is no JWT: it has no header that can be read.' };
  }
  const { header, payload } = decoded;
  if (header.text === null) return { kind: 'none', why: 'The header of this token is damaged.' };
  if (payload.text === null && payload.encoded !== '') {
    return { kind: 'none', why: 'The payload of this token is no text that could be edited.' };
  }
  return { kind: 'jws', parts: { token, ...layOut(header, payload) } };
}

/**
 * Laid out over lines where leaving the white space out again gives the very bytes that were signed;
 * as it stands where it does not.
 */
function layOut(header: DecodedPart, payload: DecodedPart): Omit<TakenApart, 'token'> {
  const texts = [header, payload].map(({ text }) => text ?? '');
  const isCompact = texts.every((text) => text === '' || compactJson(text) === text);
  const laidOut = (part: DecodedPart) =>
    isCompact && part.json !== null ? formatJson(part.json) : (part.text ?? '');
  return { header: laidOut(header), payload: laidOut(payload), isCompact };
}
