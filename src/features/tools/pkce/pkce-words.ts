import type { VerifierFault } from '#protocol/authorization/make-verifier.ts';
import type { ChallengeMaking } from '#protocol/authorization/match-challenge.ts';
import { nameCharacter } from '#protocol/bytes/name-character.ts';

export function explainVerifierFault(fault: VerifierFault): string {
  switch (fault.code) {
    case 'verifier_short':
      return `${fault.length} ${fault.length === 1 ? 'character' : 'characters'}: a verifier has 43 at least.`;
    case 'verifier_long':
      return `${fault.length} characters: a verifier has 128 at most.`;
    case 'verifier_character':
      return `Character ${fault.index + 1}: ${nameCharacter(fault.character)} may not be in a verifier. Only A–Z, a–z, 0–9, - . _ and ~ may.`;
  }
}

interface MatchWords {
  readonly kind: 'good' | 'warn' | 'bad';
  readonly title: string;
  readonly more: string | null;
}

export const matchWords: Readonly<Record<ChallengeMaking, MatchWords>> = {
  S256: { kind: 'good', title: 'It belongs to this verifier, by S256.', more: null },
  plain: {
    kind: 'warn',
    title: 'It is the verifier itself: the method plain.',
    more: 'Whoever sees the authorization request can redeem the code. Use S256.',
  },
  padded: {
    kind: 'bad',
    title: 'It is right but for the padding.',
    more: 'Take the = away from its end: base64url has none here (RFC 7636 §3).',
  },
  base64: {
    kind: 'bad',
    title: 'It is in plain base64.',
    more: 'Write - for +, _ for /, and no = at the end (RFC 7636 appendix A).',
  },
  hex: {
    kind: 'bad',
    title: 'It is the hash in hexadecimal.',
    more: 'Encode the 32 bytes of the hash in base64url (RFC 7636 §4.2).',
  },
  'encoded-hex': {
    kind: 'bad',
    title: 'It is base64url of the hash in hexadecimal.',
    more: 'The hash was turned into text first. Encode its 32 bytes, not its 64 digits.',
  },
  trimmed: {
    kind: 'bad',
    title: 'It belongs to this verifier with another end.',
    more: 'White space or a line break was hashed with one of the two.',
  },
  other: {
    kind: 'bad',
    title: 'It does not belong to this verifier.',
    more: 'A server would answer invalid_grant. Is it of another request?',
  },
};
