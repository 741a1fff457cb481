import { explainProblem } from '#knowledge/explain-problem.ts';
import type { Advice } from '#workspace/model/fix.ts';
import type { Run } from '#workspace/model/run.ts';
import type { StepView } from '#workspace/model/step-view.ts';
import type { Scene } from '#workspace/runner/scene.ts';

/** What advice is made of. */
export interface AdviceInput {
  readonly run: Run;
  readonly step: StepView;
  /** Null when the environment or the client has been deleted. */
  readonly scene: Scene | null;
  readonly now: number;
}

/** What to do about a step that failed; null where it did not. */
export function advise({ step }: AdviceInput): Advice | null {
  if (step.status.status !== 'failed') return null;
  const { title, said, meaning, causes, todo } = explainProblem(step.status.problem);
  return {
    title,
    said,
    meaning,
    causes,
    todo,
    fixes: [{ kind: 'send-again', label: 'Send again' }],
  };
}
