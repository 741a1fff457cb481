import type { FlowStep } from '#flows/define-flow.ts';
import type { Problem } from '#protocol/problem.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { Result } from '#protocol/result.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Advice, Fix } from '#workspace/model/fix.ts';
import type { AuthorizationPlace, Run } from '#workspace/model/run.ts';
import type { StepView } from '#workspace/model/step-view.ts';

/** What the parts of a step's screen look at. */
export interface StepContext {
  readonly run: Run;
  readonly step: FlowStep;
  readonly view: StepView;
  readonly advice: Advice | null;
  /** Null when it has been deleted since. */
  readonly environment: Environment | null;
  /** Whether this page's host has a relay that takes its requests. */
  readonly hasRelay: boolean;
}

/** What they can do. */
export interface StepActions {
  readonly edit: (draft: RequestDraft) => void;
  readonly send: () => void;
  /** Does a step that needs no server. */
  readonly perform: () => void;
  readonly cancel: () => void;
  /** False when the browser blocked the window. */
  readonly open: (place: AuthorizationPlace) => Promise<boolean>;
  readonly paste: (text: string) => Promise<Result<null, Problem>>;
  readonly applyFix: (fix: Fix) => void;
}
