import { inflateZlib } from '#protocol/jwe/inflate.ts';
import { decodeBase64Url } from '#protocol/jwt/base64url.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { valueText } from '#protocol/value-text.ts';

/** How many bits each status has. @see Token Status List §4.1 */
export type StatusBits = 1 | 2 | 4 | 8;

/** A status list, inflated. */
export interface StatusList {
  readonly bits: StatusBits;
  readonly bytes: Uint8Array;
  /** How many statuses fit into it. */
  readonly size: number;
  readonly compressedBytes: number;
  readonly aggregationUri: string | null;
}

/** Why there is no list to read. @see Token Status List §4.2 */
export type StatusListProblem =
  | { readonly code: 'status_list_missing' }
  | { readonly code: 'bits_invalid'; readonly found: string }
  | { readonly code: 'lst_missing' }
  | { readonly code: 'lst_not_base64url' }
  | { readonly code: 'lst_not_zlib' }
  | { readonly code: 'lst_too_large'; readonly limitBytes: number };

/** Room for 64 million tokens at one bit: larger than any list in use, small enough for a phone. */
const inflatedLimit = 8 * 1024 * 1024;

const possibleBits: readonly StatusBits[] = [1, 2, 4, 8];

/** Reads and inflates the claim `status_list`. @see Token Status List §4.2 */
export async function readStatusList(
  claim: unknown,
): Promise<Result<StatusList, StatusListProblem>> {
  if (!isRecord(claim)) return fail({ code: 'status_list_missing' });
  const { bits: found, lst, aggregation_uri: aggregation } = claim;
  const bits = possibleBits.find((one) => one === found);
  if (bits === undefined) return fail({ code: 'bits_invalid', found: valueText(found) });
  if (typeof lst !== 'string') return fail({ code: 'lst_missing' });
  const compressed = decodeBase64Url(lst);
  if (!compressed.ok) return fail({ code: 'lst_not_base64url' });
  const inflated = await inflateZlib(compressed.value, inflatedLimit);
  if (!inflated.ok) {
    const isLarge = inflated.problem === 'too_large';
    return fail(
      isLarge ? { code: 'lst_too_large', limitBytes: inflatedLimit } : { code: 'lst_not_zlib' },
    );
  }
  const bytes = inflated.value;
  return ok({
    bits,
    bytes,
    size: (bytes.length * 8) / bits,
    compressedBytes: compressed.value.length,
    aggregationUri: typeof aggregation === 'string' ? aggregation : null,
  });
}

/**
 * The status at an index; null beyond the end of the list. Within a byte the lowest bits come first.
 * @see Token Status List §4.1
 */
export function statusAt({ bits, bytes, size }: StatusList, index: number): number | null {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return null;
  const perByte = 8 / bits;
  const byte = bytes[Math.floor(index / perByte)] ?? 0;
  return (byte >> ((index % perByte) * bits)) & (2 ** bits - 1);
}

/** How often each status is in the list, the lowest status first. @see Token Status List §4.1 */
export function countStatuses({
  bits,
  bytes,
}: StatusList): readonly { readonly status: number; readonly count: number }[] {
  const byByte = new Array<number>(256).fill(0);
  for (const byte of bytes) byByte[byte] = (byByte[byte] ?? 0) + 1;
  const byStatus = new Array<number>(2 ** bits).fill(0);
  byByte.forEach((count, byte) => {
    for (let shift = 0; shift < 8; shift += bits) {
      const status = (byte >> shift) & (2 ** bits - 1);
      byStatus[status] = (byStatus[status] ?? 0) + count;
    }
  });
  return byStatus.flatMap((count, status) => (count === 0 ? [] : [{ status, count }]));
}

/** What a status means. @see Token Status List §7.1 */
export interface StatusMeaning {
  readonly name: string;
  readonly about: string;
  readonly isGood: boolean;
}

/** The meaning of a status by the registry. @see Token Status List §7.1 */
export function statusMeaning(status: number): StatusMeaning {
  const known = meanings[status];
  if (known !== undefined) return known;
  const isOwn = status === 3 || (status >= 12 && status <= 15);
  return isOwn
    ? { name: 'APPLICATION_SPECIFIC', about: 'its meaning is the application’s own', isGood: false }
    : { name: 'unregistered', about: 'no meaning is registered for it', isGood: false };
}

const meanings: readonly StatusMeaning[] = [
  { name: 'VALID', about: 'valid', isGood: true },
  { name: 'INVALID', about: 'revoked, for good', isGood: false },
  { name: 'SUSPENDED', about: 'suspended, for the time being', isGood: false },
];

/** The sentence for each problem. */
export function explainStatusListProblem(problem: StatusListProblem): string {
  switch (problem.code) {
    case 'status_list_missing':
      return 'There is no object status_list in the payload.';
    case 'bits_invalid':
      return `bits is ${problem.found}: it has to be 1, 2, 4 or 8.`;
    case 'lst_missing':
      return 'There is no string lst in status_list.';
    case 'lst_not_base64url':
      return 'lst is not base64url.';
    case 'lst_not_zlib':
      return 'lst does not inflate: it has to be DEFLATE in the zlib format.';
    case 'lst_too_large':
      return `lst inflates to more than ${problem.limitBytes / 1024 / 1024} MB: refused, since a small text may be made to fill the memory.`;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
