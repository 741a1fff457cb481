import { fail, ok, type Result } from '#protocol/result.ts';

/** Where the status of a token is kept. */
export interface StatusReference {
  readonly index: number;
  /** The address of the status list token, as the token writes it. */
  readonly uri: string;
}

/** Why a `status` claim says nothing. */
export interface StatusReferenceProblem {
  readonly code: 'status_not_object' | 'status_list_not_object' | 'idx_invalid' | 'uri_invalid';
  readonly sentence: string;
}

/**
 * Reads `status.status_list` of a token; null where there is none.
 * @see Token Status List §6.2
 */
export function readStatusReference(
  claims: Readonly<Record<string, unknown>>,
): Result<StatusReference | null, StatusReferenceProblem> {
  const { status } = claims;
  if (status === undefined) return ok(null);
  if (!isRecord(status)) return problem('status_not_object', 'status is not an object');
  const list = status['status_list'];
  if (list === undefined) return ok(null);
  if (!isRecord(list)) return problem('status_list_not_object', 'status_list is not an object');
  const { idx, uri } = list;
  if (typeof idx !== 'number' || !Number.isSafeInteger(idx) || idx < 0) {
    return problem('idx_invalid', 'idx is not a whole number from 0 up');
  }
  if (typeof uri !== 'string' || !URL.canParse(uri)) {
    return problem('uri_invalid', 'uri is not a URI');
  }
  return ok({ index: idx, uri });
}

function problem(
  code: StatusReferenceProblem['code'],
  sentence: string,
): Result<never, StatusReferenceProblem> {
  return fail({ code, sentence: `${sentence}.` });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
