import type { SpecRef } from '#protocol/spec.ts';
import type { FlowId } from './define-flow.ts';

/** The words about a flow, light enough for a list of them. */
export interface FlowText {
  readonly id: FlowId;
  readonly title: string;
  readonly shortTitle: string;
  readonly summary: string;
  readonly specs: readonly SpecRef[];
}
