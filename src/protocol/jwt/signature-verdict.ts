import { valueText } from '#protocol/value-text.ts';
import type { DecodedJws } from './decode-jwt.ts';
import { jwsAlgorithm } from './jws-algorithms.ts';

/** A key that was looked at. */
export interface TriedKey {
  /** Its `kid`, or its place: `key 2 of 3`, `the PEM key`, `the secret`. */
  readonly name: string;
  readonly outcome: 'verified' | 'mismatch' | 'unusable';
  /** Why it could not be used; null where it was. */
  readonly detail: string | null;
}

/** A key that verifies and is still not good enough. @see RFC 7518 §3.2, RFC 7518 §3.3 */
export type KeyWeakness =
  | { readonly code: 'short_secret'; readonly bits: number; readonly neededBits: number }
  | { readonly code: 'short_rsa'; readonly bits: number; readonly neededBits: 2048 };

/** What came of looking at a signature. Only `verified` says that the token is what was signed. */
export type SignatureVerdict =
  | {
      readonly status: 'verified';
      readonly algorithm: string;
      readonly key: string;
      /** `tried`: the token named no key of the set, each that fits was tried. */
      readonly chosenBy: 'kid' | 'tried' | 'only';
      readonly weakness: KeyWeakness | null;
      readonly tried: readonly TriedKey[];
    }
  | {
      readonly status: 'invalid';
      readonly reason: InvalidReason;
      readonly tried: readonly TriedKey[];
    }
  | {
      readonly status: 'not-checked';
      readonly reason: NotCheckedReason;
      readonly tried: readonly TriedKey[];
    };

/** Why a token must not be accepted. */
export type InvalidReason =
  | { readonly code: 'signature_mismatch'; readonly algorithm: string }
  /** @see RFC 8725 §2.1, RFC 7515 §A.5 */
  | { readonly code: 'alg_none'; readonly hasSignature: boolean }
  /** Signed with the text of a public key as secret. @see RFC 8725 §2.1 */
  | { readonly code: 'key_confusion'; readonly algorithm: string; readonly key: string }
  | { readonly code: 'signature_unreadable' }
  /** @see RFC 7515 §4.1.11 */
  | { readonly code: 'critical_not_understood'; readonly names: readonly string[] };

/** Why there is no verdict. */
export type NotCheckedReason =
  | { readonly code: 'not_a_jws'; readonly kind: 'empty' | 'jwe' | 'opaque' }
  | { readonly code: 'header_unreadable' }
  /** The code that verifies could not be loaded, or this page has no cryptography. */
  | { readonly code: 'verifier_unavailable' }
  | { readonly code: 'alg_missing' }
  | { readonly code: 'alg_unknown'; readonly algorithm: string }
  | { readonly code: 'no_key_fits'; readonly algorithm: string }
  /** PEM whose content is damaged, or of a kind that JOSE does not have. */
  | { readonly code: 'key_unreadable' }
  | { readonly code: 'secret_for_public_key_algorithm'; readonly algorithm: string }
  | { readonly code: 'public_key_for_secret_algorithm'; readonly algorithm: string };

/**
 * What can be said of a signature with no key at all; null where a key decides.
 * @see RFC 8725 §3.2, RFC 7515 §4.1.11
 */
export function judgeBeforeKeys(decoded: DecodedJws): SignatureVerdict | null {
  const { header, signature } = decoded;
  if (header.json === null || header.problem !== null) {
    return notChecked({ code: 'header_unreadable' });
  }
  const { alg, crit } = header.claims;
  if (typeof alg !== 'string') return notChecked({ code: 'alg_missing' });
  if (alg.toLowerCase() === 'none') {
    return invalid({ code: 'alg_none', hasSignature: signature.encoded !== '' });
  }
  if (jwsAlgorithm(alg) === null) return notChecked({ code: 'alg_unknown', algorithm: alg });
  if (signature.bytes === null) return invalid({ code: 'signature_unreadable' });
  if (crit === undefined) return null;
  const names = Array.isArray(crit)
    ? crit.map(valueText).filter((name) => name !== 'b64')
    : ['crit'];
  return names.length > 0 ? invalid({ code: 'critical_not_understood', names }) : null;
}

/** A verdict without a key looked at: the token must not be accepted. @see RFC 7515 §5.2 */
export function invalid(reason: InvalidReason): SignatureVerdict {
  return { status: 'invalid', reason, tried: [] };
}

/** No verdict, and why. @see RFC 7515 §5.2 */
export function notChecked(reason: NotCheckedReason): SignatureVerdict {
  return { status: 'not-checked', reason, tried: [] };
}
