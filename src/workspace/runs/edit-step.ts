import { findRun, type Core } from '#workspace/core.ts';
import type { RunEvent } from '#workspace/model/run.ts';

/** Each keystroke is an edit: those of one sitting are one event, or a run would grow with them. */
export async function editStep(
  core: Core,
  runId: string,
  edit: Pick<Extract<RunEvent, { type: 'step-edited' }>, 'step' | 'draft'>,
): Promise<void> {
  const run = findRun(core, runId);
  if (run === null) return;
  const last = run.events.at(-1);
  const isSame = last?.type === 'step-edited' && last.step === edit.step;
  const before = isSame ? run.events.slice(0, -1) : run.events;
  const event: RunEvent = { type: 'step-edited', at: core.ports.clock(), ...edit };
  await core.keeper.putRun({ ...run, events: [...before, event] });
}
