import { nameCharacter } from '#protocol/bytes/name-character.ts';
import type { DecodedJws, DecodedPart, PartProblem, TokenPart } from './decode-jwt.ts';

/** One thing that is broken, for people: the part, the character, and what is wrong with it. */
export interface TokenFault {
  readonly part: TokenPart;
  readonly problem: PartProblem;
  readonly sentence: string;
  /** The character of the whole token, counting from 0; null where it is not about one. */
  readonly tokenIndex: number | null;
}

/** Every fault of a token, in order. @see RFC 7515 §5.2, RFC 7519 §7.2 */
export function tokenFaults({ header, payload, signature }: DecodedJws): readonly TokenFault[] {
  return [
    ...faultsOf('header', header),
    ...faultsOf('payload', payload),
    ...faultsOf('signature', signature),
  ];
}

/** The fault of one part, if it has one. @see RFC 7515 §5.2 */
export function faultsOf(
  part: TokenPart,
  decoded: Pick<DecodedPart, 'start' | 'encoded' | 'problem'>,
): readonly TokenFault[] {
  const { problem, start } = decoded;
  if (problem === null) return [];
  const index = encodedIndex(problem, decoded.encoded.length);
  return [
    {
      part,
      problem,
      sentence: explainPartProblem(part, problem),
      tokenIndex: index === null ? null : start + index,
    },
  ];
}

/** Where in the encoded part the fault shows. Four characters carry three bytes. */
function encodedIndex(problem: PartProblem, length: number): number | null {
  switch (problem.code) {
    case 'base64url_character':
    case 'base64url_padding':
    case 'base64url_trailing_bits':
      return problem.index;
    case 'base64url_length':
      return length - 1;
    case 'utf8':
      return Math.floor((problem.byte * 4) / 3);
    case 'part_empty':
    case 'json_syntax':
    case 'json_too_deep':
    case 'json_not_object':
      return null;
  }
}

/** What is wrong with a part. Characters are counted from 1. @see RFC 7515 §2, RFC 8259 §2 */
export function explainPartProblem(part: TokenPart, problem: PartProblem): string {
  const name = part.charAt(0).toUpperCase() + part.slice(1);
  switch (problem.code) {
    case 'part_empty':
      return `${name} is empty.`;
    case 'base64url_character':
      return `${name}, character ${problem.index + 1}: ${nameCharacter(problem.character)} is not base64url. Only A–Z, a–z, 0–9, - and _ are.`;
    case 'base64url_padding':
      return `${name}, character ${problem.index + 1}: = is padding, which a token leaves out.`;
    case 'base64url_length':
      return `${name} has ${problem.length} characters, one more or three fewer than base64url can have: something was cut off or added.`;
    case 'base64url_trailing_bits':
      return `${name}, character ${problem.index + 1}, the last: no encoder ends so. It may have been changed or cut.`;
    case 'utf8':
      return `${name}, byte ${problem.byte + 1}: not UTF-8 text.`;
    case 'json_syntax':
      return `${name}, character ${problem.index + 1} of the decoded text: not JSON, expected ${problem.expected}.`;
    case 'json_too_deep':
      return `${name}, character ${problem.index + 1} of the decoded text: nested too deeply to be shown.`;
    case 'json_not_object':
      return `${name} is JSON, but not an object: found ${problem.found}.`;
  }
}
