import type { Core } from '#workspace/core.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { freshen } from './freshen.ts';
import { prepareAfter } from './prepare-step.ts';
import { setScene, stepOf } from './scene.ts';

/** Does a step that needs no server, with its fields as they are shown. */
export async function performStep(core: Core, runId: string, step: string): Promise<void> {
  await freshen(core, runId, step);
  const scene = setScene(core, runId);
  const found = scene === null ? null : stepOf(scene, step);
  if (scene === null || found?.kind !== 'local') return;
  const draft = reduceRun(scene.run, scene.flow).steps[step]?.draft ?? null;
  if (draft === null) return;
  const performance = await found.perform(draft, scene.input);
  const at = core.ports.clock();
  await core.keeper.append(runId, { type: 'performed', at, step, ...performance });
  if (performance.problem === null) await prepareAfter(core, runId, step);
}
