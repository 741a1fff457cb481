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
}

/**
 * Finds the tokens of a text and takes one of them apart, trusting nothing in it; `chosen` beyond
 * what was found is the first.
 * @see RFC 7515 §7.1, RFC 7519 §7.2
 */
export function readTokensUnverified(text: string, chosen = 0): TokenReading {
  const found = findTokens(text);
  const at = chosen < found.length ? chosen : 0;
  const decoded = decodeJwtUnverified(found[at]?.token ?? '');
  return { found, chosen: at, decoded, laidOut: layOutParts(decoded) };
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
