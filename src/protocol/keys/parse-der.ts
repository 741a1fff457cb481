import { AsnParser } from '@peculiar/asn1-schema';
import { fromBER } from 'asn1js';
import { fail, ok, type Result } from '#protocol/result.ts';
import type { KeyDerProblem } from './key-der-problem.ts';

/** Deeper and wider than any key or certificate, and little enough for hostile bytes. */
const berOptions = { maxDepth: 40, maxNodes: 20_000, maxContentLength: 1_000_000 };

/**
 * The one door to the ASN.1 parser: bytes as the structure that they are said to be, and nothing after
 * it. Never throws.
 * @see ITU-T X.690
 */
export function parseDer<T>(
  der: Uint8Array,
  target: new () => T,
  structure: string,
): Result<T, KeyDerProblem> {
  try {
    const { offset, result } = fromBER(der, berOptions);
    if (result.error === '' && offset === der.length) {
      return ok(AsnParser.fromASN(result, target, { berOptions }));
    }
  } catch {
    // Said below: the library's own words may quote bytes.
  }
  return fail({ code: 'key_der_broken', structure });
}
