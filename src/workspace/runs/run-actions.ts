import { parseCallbackText } from '#protocol/authorization/parse-callback-text.ts';
import { ok } from '#protocol/result.ts';
import { flowOf } from '#flows/registry.ts';
import { findEnvironment, findRun, type Core } from '#workspace/core.ts';
import { ensureSandbox } from '#workspace/environments/ensure-sandbox.ts';
import { findClient } from '#workspace/environments/new-client.ts';
import type { Fix } from '#workspace/model/fix.ts';
import type { Run, RunEvent } from '#workspace/model/run.ts';
import { randomId } from '#workspace/random-text.ts';
import { applyFix, switchToRelay } from '#workspace/runner/apply-fix.ts';
import { setField } from '#workspace/runner/mend-draft.ts';
import { openAuthorization } from '#workspace/runner/open-authorization.ts';
import { prepareStep } from '#workspace/runner/prepare-step.ts';
import { receiveAnswer, takeAnswer } from '#workspace/runner/receive-answer.ts';
import { setScene, stepsOfScene } from '#workspace/runner/scene.ts';
import { performStep } from '#workspace/runner/perform-step.ts';
import { sendStep, type Sending } from '#workspace/runner/send-step.ts';
import type { RunActions } from '#workspace/workspace.ts';
import { bringFrom, findBrought, inheritedOptions } from './find-brought.ts';
import { removeAllRuns, removeRun } from './remove-runs.ts';
import { reduceRun } from './reduce-run.ts';
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
    remake: (runId, step) => prepareStep(core, runId, step),
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
        return run === null ? { runId } : signInWith(core, run, fix.fields);
      }
      if (run !== null && leadsToSignIn(run, fix)) {
        if (fix.kind === 'use-relay') await switchToRelay(core, runId);
        const { environmentId, clientKey } = run;
        const flow = 'authorization-code';
        const options = {};
        const signIn = { flow, environmentId, clientKey, options, fromRunId: null } as const;
        return { runId: (await startRun(core, signIn)).id };
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

// A sign-in with parameters that the person only has to look at: acr_values, max_age. RFC 9470 §4.
async function signInWith(
  core: Core,
  { environmentId, clientKey }: Run,
  fields: Extract<Fix, { kind: 'sign-in' }>['fields'],
): Promise<{ readonly runId: string }> {
  const flow = 'authorization-code';
  const signIn = { flow, environmentId, clientKey, options: {}, fromRunId: null } as const;
  const { id: runId } = await startRun(core, signIn);
  const scene = setScene(core, runId);
  const step = scene === null ? undefined : stepsOfScene(scene)[0]?.id;
  if (scene === null || step === undefined) return { runId };
  const { draft } = reduceRun(scene.run, scene.flow).steps[step] ?? { draft: null };
  if (draft === null) return { runId };
  const filled = fields.reduce((sum, { name, value }) => setField(sum, name, value), draft);
  await editStep(core, runId, { step, draft: filled });
  return { runId };
}

interface Beginning {
  readonly flow: Run['flow'];
  readonly environmentId: string;
  readonly clientKey: string;
  readonly options: Readonly<Record<string, string>>;
  readonly fromRunId: string | null;
}

async function startRun(core: Core, beginning: Beginning): Promise<Run> {
  const { flow, environmentId, clientKey, options, fromRunId } = beginning;
  const named = findEnvironment(core, environmentId);
  if (named === null) throw new Error('Failed to start a run: there is no such environment');
  const ensured = await ensureSandbox(core, named);
  const environment = ensured.ok ? ensured.value : named;
  const client = findClient(environment, clientKey);
  if (client === null) throw new Error('Failed to start a run: there is no such client');
  const { runs } = core.store.getState();
  const source = fromRunId === null ? null : findRun(core, fromRunId);
  const brought =
    source === null ? findBrought(flow, runs, { environmentId, clientKey }) : bringFrom(source);
  const at = core.ports.clock();
  const run: Run = {
    version: 1,
    id: randomId(core.ports.random),
    flow,
    environmentId,
    environmentName: environment.name,
    issuer: environment.metadata.issuer,
    clientKey,
    clientId: client.clientId,
    startedAt: at,
    ...(brought === null ? {} : { brought }),
    events: Object.entries({ ...inheritedOptions(flow, brought), ...options }).map(
      ([option, value]): RunEvent => ({
        type: 'option-chosen',
        at,
        option,
        value,
      }),
    ),
  };
  await core.keeper.putRun(run);
  for (const { id } of flowOf(flow).steps) await prepareStep(core, run.id, id);
  return findRun(core, run.id) ?? run;
}

// Each keystroke is an edit: those of one sitting are one event, or a run would grow with them.
async function editStep(
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
