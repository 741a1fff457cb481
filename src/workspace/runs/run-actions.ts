import { parseCallbackText } from '#protocol/authorization/parse-callback-text.ts';
import { ok } from '#protocol/result.ts';
import { flowOf } from '#flows/registry.ts';
import { findRun, type Core } from '#workspace/core.ts';
import type { Fix } from '#workspace/model/fix.ts';
import type { Run } from '#workspace/model/run.ts';
import { applyFix, switchToRelay } from '#workspace/runner/apply-fix.ts';
import { openAuthorization } from '#workspace/runner/open-authorization.ts';
import { catchUp, prepareFrom, prepareStep } from '#workspace/runner/prepare-step.ts';
import { receiveAnswer, takeAnswer } from '#workspace/runner/receive-answer.ts';
import { setScene, stepsOfScene } from '#workspace/runner/scene.ts';
import { performStep } from '#workspace/runner/perform-step.ts';
import { sendStep, type Sending } from '#workspace/runner/send-step.ts';
import type { RunActions } from '#workspace/workspace.ts';
import { editStep } from './edit-step.ts';
import { removeAllRuns, removeRun } from './remove-runs.ts';
import { reduceRun } from './reduce-run.ts';
import { startFilledRun, startRun, type Beginning } from './start-run.ts';
import { viewStep } from './view-step.ts';

/** Everything that the screens can do with runs. */
export function createRunActions(sending: Sending): RunActions {
  const { core, underWay } = sending;
  return {
    // eslint-disable-next-line max-params -- the first three name the run, the others are rare
    start: (flow, environmentId, clientKey, options = {}, from) =>
      startRun(core, {
        flow,
        environmentId,
        clientKey,
        options,
        fromRunId: from?.runId ?? null,
      }),
    edit: (runId, step, draft) => void editStep(core, runId, { step, draft }),
    catchUp: (runId) => catchUp(core, runId),
    remake: (runId, step) => prepareFrom(core, runId, step),
    chooseOption: (runId, option, value) => chooseOption(core, runId, { option, value }),
    send: (runId, step) => sendStep(sending, runId, step),
    perform: (runId, step) => performStep(core, runId, step),
    cancel: (runId, step) => {
      if (underWay.cancel(runId, step)) return;
      void core.keeper.append(runId, { type: 'cancelled', at: core.ports.clock(), step });
    },
    openAuthorization: (runId, step, place) => openAuthorization(sending, { runId, step, place }),
    pasteAnswer: (runId, step, text) => pasteAnswer(core, { runId, step, text }),
    receive: (answer) => receiveAnswer(core, answer),
    assign: (runId, answer) => takeAnswer(core, runId, answer),
    applyFix: async (runId, step, fix) => {
      const run = findRun(core, runId);
      if (fix.kind === 'sign-in') {
        return run === null ? { runId } : startFilledRun(core, signInOf(run), fix.fields);
      }
      if (run !== null && leadsToSignIn(run, fix)) {
        if (fix.kind === 'use-relay') await switchToRelay(core, runId);
        return { runId: (await startRun(core, signInOf(run))).id };
      }
      await applyFix(sending, { runId, step, fix });
      return { runId };
    },
    remove: (runId) => removeRun(core, runId),
    removeAll: () => removeAllRuns(core),
  };
}

// A refresh token that is spent comes back by a new sign-in alone, which is another flow.
function leadsToSignIn(run: Run, fix: Fix): boolean {
  const has = (step: string) => flowOf(run.flow).steps.some(({ id }) => id === step);
  if (fix.kind === 'use-relay') return fix.fresh && has('refresh');
  return fix.kind === 'start-over' && !has(fix.fromStep);
}

function signInOf({ environmentId, clientKey }: Run): Beginning {
  const flow = 'authorization-code';
  return { flow, environmentId, clientKey, options: {}, fromRunId: null };
}

async function chooseOption(
  core: Core,
  runId: string,
  chosen: { readonly option: string; readonly value: string },
): Promise<void> {
  await core.keeper.append(runId, { type: 'option-chosen', at: core.ports.clock(), ...chosen });
  const scene = setScene(core, runId);
  if (scene === null) return;
  if (chosen.option === 'api') return prepareStep(core, runId, 'call-api');
  const [first] = stepsOfScene(scene);
  if (first !== undefined) await prepareStep(core, runId, first.id);
}

async function pasteAnswer(
  core: Core,
  { runId, step, text }: { readonly runId: string; readonly step: string; readonly text: string },
): ReturnType<RunActions['pasteAnswer']> {
  const parsed = parseCallbackText(text);
  if (!parsed.ok) return parsed;
  const { parameters, mode } = parsed.value;
  await noteAsOpened(core, runId, step);
  await takeAnswer(core, runId, { parameters, mode: mode === 'by-hand' ? 'pasted' : mode });
  return ok(null);
}

// Whoever copied the address without a button has still sent that request.
async function noteAsOpened(core: Core, runId: string, step: string): Promise<void> {
  const scene = setScene(core, runId);
  if (scene === null) return;
  const progress = reduceRun(scene.run, scene.flow).steps[step];
  if (progress?.phase !== 'made' || progress.draft === null) return;
  const { next } = viewStep(scene.run, step, { flow: scene.flow, waitsFor: null, now: 0 });
  if (next?.request == null) return;
  const event = { type: 'redirected-away', at: core.ports.clock(), step } as const;
  await core.keeper.append(runId, { ...event, request: next.request, place: 'by-hand' });
}
