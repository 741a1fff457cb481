import { fail, ok, type Result } from '#protocol/result.ts';

/** Why a text is no list of numbers that are bytes. Indexes count from 0. */
export type OctetProblem =
  | { readonly code: 'octet_character'; readonly index: number; readonly character: string }
  | { readonly code: 'octet_range'; readonly index: number; readonly number: string };

const piece = /[\s,;[\](){}]+|(\d+)|([^])/gu;

/** Bytes as decimal numbers, in the way of the RFCs: `[123, 34, 116]`. @see RFC 7515 appendix A.1.1 */
export function readOctets(text: string): Result<Uint8Array<ArrayBuffer>, OctetProblem> {
  const octets: number[] = [];
  for (const { index, 1: number, 2: other } of text.matchAll(piece)) {
    if (other !== undefined) return fail({ code: 'octet_character', index, character: other });
    if (number === undefined) continue;
    const value = Number(number);
    if (value > 255) return fail({ code: 'octet_range', index, number: number.slice(0, 12) });
    octets.push(value);
  }
  return ok(Uint8Array.from(octets));
}

/** Bytes as a JSON array of numbers. @see RFC 7515 appendix A.1.1 */
export function writeOctets(bytes: Uint8Array): string {
  return `[${bytes.join(', ')}]`;
}
