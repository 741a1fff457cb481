import type { SpecRef } from '#protocol/spec.ts';
import type { FlowId } from './flow-ids.ts';

/** The words about a flow, light enough for a list of them. */
export interface FlowText {
  readonly id: FlowId;
  /** `Authorization code with PKCE` */
  readonly title: string;
  /** `Authorization code`: for lists and the navigation. */
  readonly shortTitle: string;
  /** One or two sentences below the title. */
  readonly summary: string;
  readonly specs: readonly SpecRef[];
  /** Why it should not be used any more, and what replaced it; left out where nothing is against it. */
  readonly legacy?: { readonly why: string; readonly instead: FlowId; readonly spec: SpecRef };
}
