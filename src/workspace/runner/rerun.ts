import type { FlowStep } from '#flows/define-flow.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { keepEdits } from './mend-draft.ts';
import { performStep } from './perform-step.ts';
import { prepareStep } from './prepare-step.ts';
import { setScene, stepsOfScene } from './scene.ts';
import { sendStep, type Sending } from './send-step.ts';

/**
 * Makes a run anew from its first step on, with what the person changed there, and goes on by itself
 * up to where the person is needed, a step fails, or the rest may be left out.
 */
export async function rerun(sending: Sending, runId: string): Promise<void> {
  const { core } = sending;
  const scene = setScene(core, runId);
  const steps = scene === null ? [] : stepsOfScene(scene);
  const [first] = steps;
  if (scene === null || first === undefined) return;
  const edited = firstDraft(sending, runId, scene.flow.steps);
  await prepareStep(core, runId, first.id);
  if (edited !== null) await carryOver(sending, { runId, step: first.id, edited });
  for (const step of steps) {
    if (step.kind === 'authorization' || (step.optional && step !== first)) return;
    if (step.kind === 'local') await performStep(core, runId, step.id);
    else await sendStep(sending, runId, step.id);
    if (progressOf(sending, runId, step.id)?.phase !== 'answered') return;
  }
}

function progressOf({ core }: Sending, runId: string, step: string) {
  const scene = setScene(core, runId);
  return scene === null ? undefined : reduceRun(scene.run, scene.flow).steps[step];
}

// A switch may have put another step first: what was changed stands in the one that was first before.
function firstDraft(sending: Sending, runId: string, steps: readonly FlowStep[]) {
  for (const { id } of steps) {
    const draft = progressOf(sending, runId, id)?.draft ?? null;
    if (draft !== null) return draft;
  }
  return null;
}

interface Carried {
  readonly runId: string;
  readonly step: string;
  readonly edited: Parameters<typeof keepEdits>[0];
}

async function carryOver(sending: Sending, { runId, step, edited }: Carried): Promise<void> {
  const made = progressOf(sending, runId, step)?.draft ?? null;
  if (made === null) return;
  const draft = keepEdits(edited, made);
  const at = sending.core.ports.clock();
  await sending.core.keeper.append(runId, { type: 'step-edited', at, step, draft });
}
