import { decodeJwtUnverified, type DecodedPart, type DecodedToken } from './decode-jwt.ts';
import { findTokens, type FoundToken } from './find-tokens.ts';
import { formatJson } from './format-json.ts';

/** The parts of a token laid out for reading; a part that is no text is empty. */
export interface LaidOutParts {
  readonly header: string;
  readonly payload: string;
}

/** What a pasted text holds, and the one of its tokens that is looked at. */
export interface TokenReading {
  readonly found: readonly FoundToken[];
  /** Which of `found` is decoded. */
  readonly chosen: number;
  readonly decoded: DecodedToken;
  readonly laidOut: LaidOutParts;
  /** The whole SD-JWT where what is decoded is the JWT at its beginning; null otherwise. */
  readonly sdJwt: string | null;
}

/**
 * Finds the tokens of a text and takes one of them apart, trusting nothing in it; `chosen` beyond
 * what was found is the first.
 * @see RFC 7515 §7.1, RFC 7519 §7.2
 */
export function readTokensUnverified(text: string, chosen = 0): TokenReading {
  const found = findTokens(text);
  const at = chosen < found.length ? chosen : 0;
  const token = found[at]?.token ?? '';
  const { issuerJwt, sdJwt } = splitSdJwt(token);
  const decoded = decodeJwtUnverified(issuerJwt);
  return { found, chosen: at, decoded, laidOut: layOutParts(decoded), sdJwt };
}

/** The signed JWT of an SD-JWT ends at the first tilde. @see RFC 9901 §4 */
function splitSdJwt(token: string): { readonly issuerJwt: string; readonly sdJwt: string | null } {
  const end = token.indexOf('~');
  const issuerJwt = end < 0 ? token : token.slice(0, end);
  const isSdJwt = end > 0 && /^[\w-]+\.[\w-]*\.[\w-]*$/.test(issuerJwt);
  return isSdJwt ? { issuerJwt, sdJwt: token } : { issuerJwt: token, sdJwt: null };
}

/** Header and payload as they are shown: JSON over lines, whatever else as it is. */
export function layOutParts(decoded: DecodedToken): LaidOutParts {
  if (decoded.kind === 'empty' || decoded.kind === 'opaque') return { header: '', payload: '' };
  return {
    header: layOut(decoded.header),
    payload: decoded.kind === 'jws' ? layOut(decoded.payload) : '',
  };
}

function layOut({ json, text }: DecodedPart): string {
  return json === null ? (text ?? '') : formatJson(json);
}
