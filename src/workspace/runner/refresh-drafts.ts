import type { Core } from '#workspace/core.ts';
import type { Run } from '#workspace/model/run.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { prepareFrom } from './prepare-step.ts';
import { setScene, stepsOfScene } from './scene.ts';

/**
 * Makes the open step of the latest run anew after its client or environment was changed: the draft
 * that failed still holds the old secret, and whoever comes back from the form wants the new one.
 */
export async function refreshDrafts(
  core: Core,
  environmentId: string,
  clientKey: string | null,
): Promise<void> {
  const run = core.store
    .getState()
    .runs.filter(
      (one) =>
        one.environmentId === environmentId && (clientKey === null || one.clientKey === clientKey),
    )
    .toSorted((one, other) => lastAt(other) - lastAt(one))[0];
  const step = run === undefined ? null : openStep(core, run);
  if (run !== undefined && step !== null) await prepareFrom(core, run.id, step);
}

// The first step that is not through; one that is under way or whose sign-in is open is left alone.
function openStep(core: Core, run: Run): string | null {
  const scene = setScene(core, run.id);
  if (scene === null) return null;
  const { steps } = reduceRun(run, scene.flow);
  const open = stepsOfScene(scene).find(({ id }) => steps[id]?.phase !== 'answered');
  const phase = open === undefined ? undefined : (steps[open.id]?.phase ?? 'unmade');
  const canBeMade = phase === 'unmade' || phase === 'made' || phase === 'failed';
  return open !== undefined && canBeMade ? open.id : null;
}

function lastAt({ events, startedAt }: Run): number {
  return events.at(-1)?.at ?? startedAt;
}
