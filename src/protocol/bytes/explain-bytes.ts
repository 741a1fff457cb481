import { nameCharacter } from './name-character.ts';
import type { Base64Departure, Base64Problem, Base64Variant } from './read-base64.ts';
import type { HexProblem } from './read-hex.ts';
import type { OctetProblem } from './read-octets.ts';

/** Why a text cannot be bytes, in whichever form it was written. */
export type BytesProblem = Base64Problem | HexProblem | OctetProblem;

/** What is wrong and where; characters are counted from 1. @see RFC 4648 §3.3 */
export function explainBytesProblem(problem: BytesProblem): string {
  switch (problem.code) {
    case 'base64_character':
      return `Character ${problem.index + 1}: ${nameCharacter(problem.character)} is in neither alphabet. Only A–Z, a–z, 0–9, - and _ (or + and /) are.`;
    case 'base64_after_padding':
      return `Character ${problem.index + 1}: nothing can follow the padding. Are these two texts?`;
    case 'base64_length':
      return `${problem.length} characters are one more or three fewer than can be bytes: something was cut off or added.`;
    case 'hex_character':
      return `Character ${problem.index + 1}: ${nameCharacter(problem.character)} is no hexadecimal digit. Only 0–9 and a–f are.`;
    case 'hex_odd':
      return `${problem.digits} digits: a byte takes two, so one is missing or too many.`;
    case 'octet_character':
      return `Character ${problem.index + 1}: ${nameCharacter(problem.character)} is no digit. Write numbers from 0 to 255 with commas between them.`;
    case 'octet_range':
      return `Character ${problem.index + 1}: ${problem.number} is no byte. The greatest is 255.`;
  }
}

/** How a text differs from what an encoder writes. Characters are counted from 1. @see RFC 4648 §3.5 */
export function explainDeparture(departure: Base64Departure, variant: Base64Variant): string {
  switch (departure.code) {
    case 'padding_given':
      return `Character ${departure.index + 1}: = is padding, which base64url in tokens leaves out (RFC 7515 §2).`;
    case 'padding_count':
      return `It ends with ${departure.found} of =, and base64 has ${departure.expected} here (RFC 4648 §4).`;
    case 'other_alphabet':
      return variant === 'base64url'
        ? `Character ${departure.index + 1}: ${departure.character} is of plain base64; base64url has - for + and _ for / (RFC 4648 §5).`
        : `Character ${departure.index + 1}: ${departure.character} is of base64url; plain base64 has + for - and / for _ (RFC 4648 §4).`;
    case 'white_space':
      return `Character ${departure.index + 1}: white space, which is left out here and refused by strict readers (RFC 4648 §3.3).`;
    case 'trailing_bits':
      return `Character ${departure.index + 1}, the last: ${departure.character} has bits beyond the last byte; an encoder writes ${departure.meant}. Both give the same bytes (RFC 4648 §3.5).`;
  }
}
