import type { RunEvent } from '#workspace/model/run.ts';
import type { Core } from '#workspace/core.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { type Scene, setScene, stepOf, stepsOfScene } from './scene.ts';

/** Makes a step's draft, with fresh random values, unless something that it needs is missing yet. */
export async function prepareStep(core: Core, runId: string, step: string): Promise<void> {
  const scene = setScene(core, runId);
  const found = scene === null ? null : stepOf(scene, step);
  if (scene === null || found === null || found.waitsFor(scene.input) !== null) return;
  const made = await found.make(scene.input);
  const at = core.ports.clock();
  const event: RunEvent = made.ok
    ? { type: 'step-prepared', at, step, ...made.value }
    : { type: 'step-failed-to-prepare', at, step, problem: made.problem };
  await core.keeper.append(runId, event);
}

/** Makes a step's draft anew, and those after it that rest on nothing: what came before is gone with it. */
export async function prepareFrom(core: Core, runId: string, step: string): Promise<void> {
  await prepareStep(core, runId, step);
  const scene = setScene(core, runId);
  if (scene === null || stepOf(scene, step)?.optional !== false) return;
  await prepareLater(core, scene, step);
}

/** Makes the drafts that an answer made possible. Mostly nothing rests on that of an optional step. */
export async function prepareAfter(core: Core, runId: string, step: string): Promise<void> {
  const scene = setScene(core, runId);
  const answered = scene === null ? null : stepOf(scene, step);
  if (scene === null || answered === null) return;
  if (answered.optional && answered.informs !== true) return;
  await prepareLater(core, scene, step);
}

/**
 * Makes the drafts of a run that could have been made and were not: the page that would have made them
 * was left before it knew of the answer.
 */
export async function catchUp(core: Core, runId: string): Promise<void> {
  const scene = setScene(core, runId);
  if (scene === null) return;
  for (const { id } of stepsOfScene(scene)) {
    const now = setScene(core, runId);
    const phase = now === null ? null : reduceRun(now.run, now.flow).steps[id]?.phase;
    if (phase === undefined || phase === 'unmade') await prepareStep(core, runId, id);
  }
}

async function prepareLater(core: Core, scene: Scene, step: string): Promise<void> {
  const steps = stepsOfScene(scene);
  const at = steps.findIndex(({ id }) => id === step);
  for (const { id } of steps.slice(at + 1)) await prepareStep(core, scene.run.id, id);
}
