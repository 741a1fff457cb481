import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import type { Advice } from '#workspace/model/fix.ts';
import type { Run } from '#workspace/model/run.ts';
import { editedNames } from '#workspace/runner/mend-draft.ts';
import { stepsOfScene, type Scene } from '#workspace/runner/scene.ts';
import { reduceRun, type FlowShape } from '#workspace/runs/reduce-run.ts';
import type { RunProgress, StepProgress } from '#workspace/runs/run-progress.ts';

/** What a rule of advice may look at. */
export interface AdviceContext {
  readonly run: Run;
  readonly stepId: string;
  readonly problem: Problem | TransportProblem;
  readonly progress: StepProgress;
  readonly steps: RunProgress['steps'];
  /** Names of what the person changed in this step's request. */
  readonly edited: readonly string[];
  /** Null when the environment or the client has been deleted. */
  readonly scene: Scene | null;
  /** The step that a fresh start begins with; `authorize` of another run where only that helps. */
  readonly freshStart: string;
  readonly isAuthorization: boolean;
}

/** What a rule puts in the place of the general words; null where it has nothing to say. */
export type AdviceRule = (context: AdviceContext) => Partial<Advice> | null;

/** Gathers what the rules look at; null where the step has no problem. */
export function gatherContext(about: {
  readonly run: Run;
  readonly stepId: string;
  readonly scene: Scene | null;
  readonly flow: FlowShape;
}): AdviceContext | null {
  const { run, stepId, scene, flow } = about;
  const { steps } = reduceRun(run, flow);
  const progress = steps[stepId];
  if (progress === undefined || progress.problem === null) return null;
  const { draft, madeDraft, problem } = progress;
  const edited = draft === null || madeDraft === null ? [] : editedNames(draft, madeDraft);
  return {
    ...{ run, stepId, problem, progress, steps, edited, scene },
    freshStart: freshStartOf(run, scene),
    isAuthorization: stepId === 'authorize',
  };
}

/** The first step of a fresh start. A signed or pushed request is made anew: a reference works once. */
export function freshStartOf({ flow }: Run, scene: Scene | null): string {
  if (flow === 'client-credentials') return 'token';
  const steps = scene === null ? [] : stepsOfScene(scene);
  const hasSignIn = steps.some(({ kind }) => kind === 'authorization');
  return (hasSignIn ? steps[0]?.id : null) ?? 'authorize';
}
