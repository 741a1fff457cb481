import type { RequestDraft } from '#protocol/http/draft.ts';
import { assertNever } from '#protocol/result.ts';
import { findEnvironment, type Core } from '#workspace/core.ts';
import type { Fix } from '#workspace/model/fix.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { prepareFrom, prepareStep } from './prepare-step.ts';
import { keepEdits, removeField, restoreFields, setField } from './mend-draft.ts';
import { rerun } from './rerun.ts';
import { setScene, stepOf, stepsOfScene } from './scene.ts';
import { sendStep, type Sending } from './send-step.ts';

/** A repair, and where it is to be made. */
export interface Repair {
  readonly runId: string;
  readonly step: string;
  /** A sign-in begins another run, which is for whoever starts runs. */
  readonly fix: Exclude<Fix, { kind: 'sign-in' }>;
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
      return mend(sending, repair, (draft, made) => restoreFields(draft, fix.names, made));
    case 'set-field':
      return mend(sending, withField(sending, repair, fix.name), (draft) =>
        setField(draft, fix.name, fix.value),
      );
    case 'set-fields':
      return setFields(sending, repair, fix.fields);
    case 'remove-field':
      return mend(sending, repair, (draft) => removeField(draft, fix.name));
    case 'start-over':
      return prepareFrom(core, runId, fix.fromStep);
    case 'use-relay':
      return useRelay(sending, repair, fix.fresh);
    case 'edit-client':
    case 'edit-environment':
      return prepareFrom(core, runId, step);
    case 'choose-option': {
      const { option, value } = fix;
      await core.keeper.append(runId, {
        type: 'option-chosen',
        at: core.ports.clock(),
        option,
        value,
      });
      return rerun(sending, runId);
    }
    case 'rerun':
      return rerun(sending, runId);
    default:
      return assertNever(fix);
  }
}

function setFields(
  sending: Sending,
  repair: Repair,
  fields: Extract<Fix, { kind: 'set-fields' }>['fields'],
): Promise<void> {
  const [first] = fields;
  return mend(sending, withField(sending, repair, first?.name ?? ''), (draft) =>
    fields.reduce((sum, { name, value }) => setField(sum, name, value), draft),
  );
}

// A scope that the API asks for is asked of the first step, whose answer brings the token.
function withField({ core }: Sending, repair: Repair, name: string): Repair {
  const scene = setScene(core, repair.runId);
  if (scene === null) return repair;
  const { steps } = reduceRun(scene.run, scene.flow);
  const has = (step: string) =>
    steps[step]?.draft?.fields.some((field) => field.name === name) ?? false;
  const found = [repair.step, ...stepsOfScene(scene).map(({ id }) => id)].find(has);
  return { ...repair, step: found ?? repair.step };
}

function firstStep({ core }: Sending, runId: string): string | null {
  const scene = setScene(core, runId);
  return scene === null ? null : (stepsOfScene(scene)[0]?.id ?? null);
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
  change: (draft: RequestDraft, made: RequestDraft) => RequestDraft,
): Promise<void> {
  const { core } = sending;
  const { runId, step } = repair;
  const scene = setScene(core, runId);
  const progress = scene === null ? undefined : reduceRun(scene.run, scene.flow).steps[step];
  if (scene === null || progress?.draft == null || progress.madeDraft === null) return;
  const mended = change(progress.draft, progress.madeDraft);
  if (stepOf(scene, step)?.kind !== 'request') return askAnew(core, repair, mended);
  const at = core.ports.clock();
  await core.keeper.append(runId, { type: 'step-edited', at, step, draft: mended });
  return sendStep(sending, runId, step);
}

// A second try needs a state, a nonce and a verifier of its own; the person's edits go along.
async function askAnew(core: Core, { runId, step }: Repair, mended: RequestDraft): Promise<void> {
  await prepareStep(core, runId, step);
  const scene = setScene(core, runId);
  const made = scene === null ? null : reduceRun(scene.run, scene.flow).steps[step]?.draft;
  if (made == null) return;
  const draft = keepEdits(mended, made);
  await core.keeper.append(runId, { type: 'step-edited', at: core.ports.clock(), step, draft });
}

async function useRelay(sending: Sending, repair: Repair, fresh: boolean): Promise<void> {
  const { core } = sending;
  const { runId } = repair;
  if (!(await switchToRelay(core, runId))) return;
  const first = firstStep(sending, runId);
  if (fresh && first !== null) await prepareStep(core, runId, first);
  else await sendAgain(sending, repair);
}

/** Has a run's environment use the relay from now on; false where it was deleted. */
export async function switchToRelay(core: Core, runId: string): Promise<boolean> {
  const scene = setScene(core, runId);
  const environment = scene === null ? null : findEnvironment(core, scene.environment.id);
  if (environment === null) return false;
  const changedAt = core.ports.clock();
  await core.keeper.putEnvironment({ ...environment, transport: 'relay', changedAt });
  return true;
}
