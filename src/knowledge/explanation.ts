import type { SpecRef } from '#protocol/spec.ts';

/** What a button on the failure screen can do about a problem. */
export type FixKind =
  | 'send-again'
  | 'start-again'
  | 'use-relay'
  | 'restore-parameters'
  | 'edit-client'
  | 'edit-environment'
  | 'paste-again';

/** What there is to say about a problem that is known by its code. */
export interface Words {
  readonly title: string;
  /** What it means, in one or two sentences. */
  readonly meaning: string;
  /** Likely causes, the likeliest first. */
  readonly causes: readonly string[];
  /** What to do: no two problems share this. */
  readonly todo: string;
  /** The button that may help; null where only a person can. */
  readonly fix: FixKind | null;
}

/** Words for an error code of a specification. */
export interface ErrorWords extends Words {
  /** Where the code is defined. */
  readonly spec: SpecRef;
}

/** A problem in words. */
export interface Explanation extends Words {
  /** What the server said, in its own words; null where it said nothing. */
  readonly said: string | null;
  /** Null for what the network did. */
  readonly spec: SpecRef | null;
}

/** Words for each code of a union of problems. */
export type Explainers<P extends { readonly code: string }> = {
  readonly [C in P['code']]: (problem: Extract<P, { readonly code: C }>) => Words;
};
