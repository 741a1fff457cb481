import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import {
  contentEncryption,
  keyManagement,
  type ContentEncryption,
  type KeyManagement,
} from './jwe-algorithms.ts';
import type { JweProblem } from './jwe-problem.ts';

/** How a token is encrypted, by its header. */
export interface JweAlgorithms {
  readonly alg: string;
  readonly enc: string;
  readonly management: KeyManagement;
  readonly content: ContentEncryption;
  readonly isCompressed: boolean;
}

/** The algorithms that a header names, where they are known here. @see RFC 7516 §4.1.1 to §4.1.3 */
export function readAlgorithms(
  header: Readonly<Record<string, unknown>>,
): Result<JweAlgorithms, JweProblem> {
  const [alg, enc] = [nameOf(header['alg']), nameOf(header['enc'])];
  const management = keyManagement(alg);
  if (management === null) {
    return fail({ code: 'jwe_alg_unsupported', spec: rfc(7518, '4.1'), algorithm: alg });
  }
  const content = contentEncryption(enc);
  if (content === null) {
    return fail({ code: 'jwe_enc_unsupported', spec: rfc(7518, '5.1'), encryption: enc });
  }
  const { zip } = header;
  if (zip !== undefined && zip !== 'DEF') {
    return fail({ code: 'jwe_zip_unsupported', spec: rfc(7516, '4.1.3'), zip: nameOf(zip) });
  }
  return ok({ alg, enc, management, content, isCompressed: zip === 'DEF' });
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
