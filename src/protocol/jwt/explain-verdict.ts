import type { Check } from '#protocol/check.ts';
import { rfc } from '#protocol/spec.ts';
import type {
  InvalidReason,
  KeyWeakness,
  NotCheckedReason,
  SignatureVerdict,
} from './signature-verdict.ts';

/** The verdict in words: `headline` begins `Signature verified`, `… invalid` or `… not checked`. */
export interface VerdictText {
  readonly headline: string;
  readonly detail: string;
}

/** Says what came of a signature. @param source Where the keys are from, as people name it. */
export function explainVerdict(verdict: SignatureVerdict, source: string | null): VerdictText {
  switch (verdict.status) {
    case 'verified':
      return { headline: 'Signature verified', detail: explainVerified(verdict, source) };
    case 'invalid':
      return { headline: 'Signature invalid', detail: explainInvalid(verdict.reason) };
    case 'not-checked':
      return { headline: 'Signature not checked', detail: explainNotChecked(verdict.reason) };
  }
}

function explainVerified(
  verdict: SignatureVerdict & { readonly status: 'verified' },
  source: string | null,
): string {
  const { algorithm, key, chosenBy, weakness } = verdict;
  const from = source === null ? '' : `, ${source}`;
  const how =
    chosenBy === 'tried' ? ' The token names none of the keys: each that fits was tried.' : '';
  const weak = weakness === null ? '' : ` ${explainWeakness(weakness)}`;
  return `${algorithm} with ${quoteKey(key)}${from}.${how}${weak}`;
}

function quoteKey(name: string): string {
  return /^(?:the |key \d)/.test(name) ? name : `key ${name}`;
}

/** Why a key that fits is still too weak. @see RFC 7518 §3.2, RFC 7518 §3.3 */
export function explainWeakness(weakness: KeyWeakness): string {
  const { bits, neededBits } = weakness;
  return weakness.code === 'short_secret'
    ? `Weak: the secret has ${bits} bits, at least ${neededBits} are asked for. It can be guessed offline.`
    : `Weak: the RSA key has ${bits} bits, at least ${neededBits} are asked for.`;
}

function explainInvalid(reason: InvalidReason): string {
  switch (reason.code) {
    case 'signature_mismatch':
      return `It was not made by ${reason.algorithm} with this key, or the token was changed since.`;
    case 'alg_none':
      return reason.hasSignature
        ? 'alg is none, so nothing is signed, though there is a signature part. Anyone can have written this token.'
        : 'alg is none: the token is not signed. Anyone can have written it.';
    case 'key_confusion':
      return `Key confusion: ${reason.algorithm} was computed with the text of a public key (${reason.key}) as its secret. Everyone who knows the public key can make such a token.`;
    case 'signature_unreadable':
      return 'The signature part is missing or is not base64url.';
    case 'critical_not_understood':
      return `The header says that ${reason.names.join(', ')} must be understood, and it is not.`;
  }
}

function explainNotChecked(reason: NotCheckedReason): string {
  switch (reason.code) {
    case 'not_a_jws':
      return reason.kind === 'jwe'
        ? 'The token is encrypted: a signature, if any, is inside.'
        : 'This is no signed token.';
    case 'header_unreadable':
      return 'The header cannot be read, so the algorithm is not known.';
    case 'verifier_unavailable':
      return 'The code that verifies is not available here.';
    case 'alg_missing':
      return 'The header has no alg.';
    case 'alg_unknown':
      return `${reason.algorithm} is not an algorithm that is known here.`;
    case 'no_key_fits':
      return `None of the keys fits ${reason.algorithm}.`;
    case 'key_unreadable':
      return 'The key cannot be read: it is damaged, cut off, or of a kind that tokens are not signed with.';
    case 'secret_for_public_key_algorithm':
      return `${reason.algorithm} needs a public key, and this is a secret.`;
    case 'public_key_for_secret_algorithm':
      return `${reason.algorithm} needs the shared secret, and this is a public key. It is never taken as a secret.`;
  }
}

/** The verdict as one of the checks. @see RFC 7515 §5.2, RFC 8725 §3.2 */
export function verdictCheck(verdict: SignatureVerdict, source: string | null): Check {
  const { headline, detail } = explainVerdict(verdict, source);
  const outcomes = { verified: 'passed', invalid: 'failed', 'not-checked': 'skipped' } as const;
  const isWeak = verdict.status === 'verified' && verdict.weakness !== null;
  const isUnsigned = verdict.status === 'invalid' && verdict.reason.code === 'alg_none';
  return {
    id: 'signature',
    outcome: isWeak ? 'warned' : outcomes[verdict.status],
    title: headline,
    evidence: detail,
    spec: isUnsigned ? rfc(8725, '3.2') : rfc(7515, '5.2'),
  };
}
