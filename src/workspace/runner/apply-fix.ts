import type { RequestDraft } from '#protocol/http/draft.ts';
import { assertNever } from '#protocol/result.ts';
import { findEnvironment } from '#workspace/core.ts';
import type { Fix } from '#workspace/model/fix.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { prepareStep } from './prepare-step.ts';
import { removeField, restoreFields, setField } from './mend-draft.ts';
import { setScene, stepOf } from './scene.ts';
import { sendStep, type Sending } from './send-step.ts';

/** A repair, and where it is to be made. */
export interface Repair {
  readonly runId: string;
  readonly step: string;
  readonly fix: Fix;
}

/**
 * Applies what the failure screen offers. A request is sent again by itself; an authorization page
 * is made ready, since opening it is the person's own act.
 */
export async function applyFix(sending: Sending, repair: Repair): Promise<void> {
  const { core } = sending;
  const { runId, step, fix } = repair;
  switch (fix.kind) {
    case 'send-again':
      return sendAgain(sending, repair);
    case 'restore-fields':
      return mend(sending, repair, (draft) => restoreFields(draft, fix.names));
    case 'set-field':
      return mend(sending, repair, (draft) => setField(draft, fix.name, fix.value));
    case 'remove-field':
      return mend(sending, repair, (draft) => removeField(draft, fix.name));
    case 'start-over':
      return prepareStep(core, runId, fix.fromStep);
    case 'use-relay':
      return useRelay(sending, repair, fix.fresh);
    case 'edit-client':
    case 'edit-environment':
      return prepareStep(core, runId, step);
    case 'choose-option': {
      const { option, value } = fix;
      await core.keeper.append(runId, {
        type: 'option-chosen',
        at: core.ports.clock(),
        option,
        value,
      });
      return prepareStep(core, runId, firstStep(sending, runId) ?? step);
    }
    default:
      return assertNever(fix);
  }
}

function firstStep({ core }: Sending, runId: string): string | null {
  return setScene(core, runId)?.flow.steps[0]?.id ?? null;
}

async function sendAgain(sending: Sending, { runId, step }: Repair): Promise<void> {
  const scene = setScene(sending.core, runId);
  const kind = scene === null ? null : stepOf(scene, step)?.kind;
  if (kind === 'request') await sendStep(sending, runId, step);
  else await prepareStep(sending.core, runId, step);
}

async function mend(
  sending: Sending,
  repair: Repair,
  change: (draft: RequestDraft) => RequestDraft,
): Promise<void> {
  const { core } = sending;
  const { runId, step } = repair;
  const scene = setScene(core, runId);
  const draft = scene === null ? null : reduceRun(scene.run, scene.flow).steps[step]?.draft;
  if (scene === null || draft == null) return;
  const at = core.ports.clock();
  if (stepOf(scene, step)?.kind === 'request') {
    await core.keeper.append(runId, { type: 'step-edited', at, step, draft: change(draft) });
    return sendStep(sending, runId, step);
  }
  // A second try needs a state, a nonce and a verifier of its own; the person's edits go along.
  await prepareStep(core, runId, step);
  const fresh = setScene(core, runId);
  const made = fresh === null ? null : reduceRun(fresh.run, fresh.flow).steps[step]?.draft;
  if (made == null) return;
  const mended = keepEdits(change(draft), made);
  await core.keeper.append(runId, { type: 'step-edited', at, step, draft: mended });
}

/** Carries edits into a draft that was made anew; what was made with fresh chance stays fresh. */
function keepEdits(edited: RequestDraft, made: RequestDraft): RequestDraft {
  const added = edited.fields.filter(({ made: original }) => original === null);
  const fields = made.fields.map((field) => {
    const before = edited.fields.find(({ id }) => id === field.id);
    if (before === undefined || before.made !== field.made) return field;
    return { ...field, value: before.value, included: before.included };
  });
  return { ...made, fields: [...fields, ...added] };
}

async function useRelay(sending: Sending, repair: Repair, fresh: boolean): Promise<void> {
  const { core } = sending;
  const { runId } = repair;
  const scene = setScene(core, runId);
  const environment = scene === null ? null : findEnvironment(core, scene.environment.id);
  if (environment === null) return;
  const changedAt = core.ports.clock();
  await core.keeper.putEnvironment({ ...environment, transport: 'relay', changedAt });
  const first = firstStep(sending, runId);
  if (fresh && first !== null) await prepareStep(core, runId, first);
  else await sendAgain(sending, repair);
}
