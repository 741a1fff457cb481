import type { SpecRef } from '#protocol/spec.ts';

/** What a button on the failure screen can do about a problem. */
export type Fix =
  | 'send-again'
  | 'start-again'
  | 'use-relay'
  | 'restore-parameters'
  | 'edit-client'
  | 'edit-environment'
  | 'paste-again';

/** A problem in words. */
export interface Explanation {
  readonly title: string;
  /** What the server said, in its own words; null where it said nothing. */
  readonly said: string | null;
  /** What it means, in one or two sentences. */
  readonly meaning: string;
  /** Likely causes, the likeliest first. */
  readonly causes: readonly string[];
  /** What to do: no two problems share this. */
  readonly todo: string;
  /** Null for what the network did. */
  readonly spec: SpecRef | null;
  /** The button that may help; null where only a person can. */
  readonly fix: Fix | null;
}
