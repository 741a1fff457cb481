import type { SpecRef } from './spec.ts';

/** `skipped` means there was nothing to check, or nothing to check it with; never a quiet pass. */
export type CheckOutcome = 'passed' | 'failed' | 'warned' | 'skipped';

/** One rule that was looked at, whatever came of it. */
export interface Check {
  /** Stable name, a wire name where there is one: `state`, `iss`, `id_token.nonce`, `token_type`. */
  readonly id: string;
  readonly outcome: CheckOutcome;
  /** A sentence in the present tense that says what was found. No secret and no whole token in it. */
  readonly title: string;
  /** What was seen: values compared, lengths, names. Null where the title says all. */
  readonly evidence: string | null;
  readonly spec: SpecRef;
}

/** The judgement on an answer: every check that was made, and what may be used from it. */
export interface Processed<T, P> {
  readonly checks: readonly Check[];
  /** Null where the answer cannot be used at all. A failed check alone does not make it null. */
  readonly value: T | null;
  /** The first thing that stands in the way, for the failure screen; null where nothing does. */
  readonly problem: P | null;
}
