import type { OauthErrorProblem } from '#protocol/problem.ts';
import type { FixKind } from './explanation.ts';
import rows from './vendor-errors.json' with { type: 'json' };

/** What a server's own code or sentence means. */
export interface VendorError {
  readonly vendor: string;
  readonly meaning: string;
  readonly todo: string;
  readonly fix: FixKind | null;
}

interface KnownError extends VendorError {
  /** Found in `error_description`. */
  readonly pattern: RegExp;
}

const fixes: readonly string[] = [
  'send-again',
  'start-again',
  'use-relay',
  'restore-parameters',
  'edit-client',
  'edit-environment',
  'paste-again',
] satisfies FixKind[];

function isFix(text: string | null | undefined): text is FixKind {
  return typeof text === 'string' && fixes.includes(text);
}

/** Servers' own codes and sentences. Only what is certain: their documentation or their answers have it so. */
export const vendorErrors: readonly KnownError[] = rows.map(
  ([vendor, pattern, meaning, todo, fix]) => ({
    vendor: vendor ?? '',
    pattern: new RegExp(pattern ?? '$^'),
    meaning: meaning ?? '',
    todo: todo ?? '',
    fix: isFix(fix) ? fix : null,
  }),
);

/** What the description of an error means in the words of its server; null where it is not known. */
export function findVendorError(
  problem: Pick<OauthErrorProblem, 'description'>,
): VendorError | null {
  const description = problem.description?.slice(0, 4096).trim() ?? '';
  if (description === '') return null;
  return vendorErrors.find(({ pattern }) => pattern.test(description)) ?? null;
}
