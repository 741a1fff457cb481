import { stepsOf } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import { chosenOptions } from '#workspace/runs/chosen-options.ts';
import type { Advice } from '#workspace/model/fix.ts';
import type { WorkspaceWorld } from '../workspace-world.ts';
import { ask, webApp, type Failure } from './failure.ts';

/** A run that has failed, and what is said of it. */
export interface Failed {
  readonly world: WorkspaceWorld;
  readonly runId: string;
  readonly advice: Advice;
}

/** Leads a run to its failure, in a browser of its own. */
export async function failBy(first: WorkspaceWorld, failure: Failure): Promise<Failed> {
  const world = await first.openBrowser();
  const { flow, client = webApp, options, step } = failure;
  await failure.before?.(world);
  const { id: runId } = await world.workspace.runs.start(flow, 'default', client, options);
  await failure.cause(world, runId);
  const advice = world.workspace.advise(world.run(runId), step);
  if (advice === null) throw new Error('there is no advice');
  return { world, runId, advice };
}

/**
 * Presses a button of a failure, and goes on as a person would: step after step, but for one that has
 * failed. Gives the steps that were not reached; none where the run has succeeded.
 */
export async function pressButton(
  { world, runId, advice }: Failed,
  { step, buttons, notFor }: Failure,
  label: string,
): Promise<readonly string[]> {
  const fix = advice.fixes.find((one) => one.label === label);
  if (fix === undefined) throw new Error(`there is no button ${label}`);
  await buttons[label]?.(world, runId);
  const after = await world.workspace.runs.applyFix(runId, step, fix);
  const left = await finish(world, after.runId);
  return left.filter((one) => one !== notFor);
}

async function finish(world: WorkspaceWorld, runId: string): Promise<readonly string[]> {
  const { runs, viewStep } = world.workspace;
  const run = world.run(runId);
  const flow = flowOf(run.flow);
  const steps = stepsOf(flow, chosenOptions(run, flow));
  const statusOf = (step: string) => viewStep(world.run(runId), step).status.status;
  for (const { id, kind } of steps) {
    // What a button has left as it was is not mended by it.
    if (statusOf(id) !== 'ready') continue;
    if (kind === 'request') await runs.send(runId, id);
    else if (kind === 'local') await runs.perform(runId, id);
    else await ask(world, runId);
  }
  return steps.map(({ id }) => id).filter((id) => statusOf(id) !== 'answered');
}
