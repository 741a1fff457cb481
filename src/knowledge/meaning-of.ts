import type { SpecRef } from '#protocol/spec.ts';

/** What a name on the wire means, in one sentence, and where it is defined. */
export interface NameMeaning {
  readonly text: string;
  readonly spec: SpecRef;
}
