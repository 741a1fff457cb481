import { fail, ok, type Result } from '#protocol/result.ts';

/** A name and a password. */
export interface NamedSecret {
  readonly name: string;
  readonly secret: string;
}

/** What an `Authorization: Basic` says, by each of its two meanings. */
export interface BasicReading {
  /** As a user of HTTP means it: as it stands. @see RFC 7617 §2 */
  readonly user: NamedSecret;
  /** As a client of OAuth means it: form-decoded; null where it is not so encoded. @see RFC 6749 §2.3.1 */
  readonly client: NamedSecret | null;
  /** What its bytes are: UTF-8, or something older that is read byte by byte. @see RFC 7617 §2.1 */
  readonly charset: 'utf-8' | 'latin1';
  /** False where an encoder would have written other base64: padding, alphabet. @see RFC 4648 §4 */
  readonly isCanonical: boolean;
}

/** Why it says nothing. */
export type BasicProblem =
  | { readonly code: 'basic_empty' }
  | { readonly code: 'basic_not_base64'; readonly character: string | null }
  | { readonly code: 'basic_no_colon' };

/**
 * Reads what stands behind `Basic`; the scheme and the header's name may stand before it.
 * @see RFC 7617 §2, RFC 6749 §2.3.1
 */
export function readBasic(text: string): Result<BasicReading, BasicProblem> {
  const encoded = text.replace(/^\s*(?:authorization:)?\s*(?:basic(?:\s+|$))?/i, '').trim();
  if (encoded === '') return fail({ code: 'basic_empty' });
  const usual = encoded.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const [odd] = /[^A-Za-z0-9+/]/u.exec(usual) ?? [];
  if (odd !== undefined || usual.length % 4 === 1) {
    return fail({ code: 'basic_not_base64', character: odd ?? null });
  }
  const binary = atob(usual);
  const { decoded, charset } = decode(binary);
  const colon = decoded.indexOf(':');
  if (colon < 0) return fail({ code: 'basic_no_colon' });
  const user = { name: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
  const [name, secret] = [formDecoded(user.name), formDecoded(user.secret)];
  const client = name === null || secret === null ? null : { name, secret };
  return ok({ user, client, charset, isCanonical: btoa(binary) === encoded });
}

function decode(binary: string): Pick<BasicReading, 'charset'> & { readonly decoded: string } {
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { decoded: decoder.decode(bytes), charset: 'utf-8' };
  } catch {
    return { decoded: binary, charset: 'latin1' };
  }
}

/** Null where it is not what form encoding writes. @see RFC 6749 appendix B */
function formDecoded(text: string): string | null {
  if (/[^\w.*+%-]/.test(text)) return null;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
