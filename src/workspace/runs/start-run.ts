import { flowOf } from '#flows/registry.ts';
import { findEnvironment, findRun, type Core } from '#workspace/core.ts';
import { ensureSandbox } from '#workspace/environments/ensure-sandbox.ts';
import { findClient } from '#workspace/environments/new-client.ts';
import type { Run, RunEvent } from '#workspace/model/run.ts';
import { randomId } from '#workspace/random-text.ts';
import { setField } from '#workspace/runner/mend-draft.ts';
import { prepareStep } from '#workspace/runner/prepare-step.ts';
import { setScene, stepsOfScene } from '#workspace/runner/scene.ts';
import { editStep } from './edit-step.ts';
import { bringFrom, findBrought, inheritedOptions } from './find-brought.ts';
import { reduceRun } from './reduce-run.ts';

/** What a new run is to be of. */
export interface Beginning {
  readonly flow: Run['flow'];
  readonly environmentId: string;
  readonly clientKey: string;
  readonly options: Readonly<Record<string, string>>;
  /** The run whose tokens it takes; null: the last that has some. */
  readonly fromRunId: string | null;
}

/** Begins a run, with the tokens of another where it needs some, and prepares its steps. */
export async function startRun(core: Core, beginning: Beginning): Promise<Run> {
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

/**
 * Begins a run with parameters that the person only has to look at: a scope that an API asks for,
 * `acr_values`, `max_age`. They go to the first step that has the first of them.
 * @see RFC 9470 §4
 */
export async function startFilledRun(
  core: Core,
  beginning: Beginning,
  fields: readonly { readonly name: string; readonly value: string }[],
): Promise<{ readonly runId: string }> {
  const { id: runId } = await startRun(core, beginning);
  const scene = setScene(core, runId);
  if (scene === null) return { runId };
  const { steps } = reduceRun(scene.run, scene.flow);
  const draftOf = (step: string) => steps[step]?.draft ?? null;
  const taker = stepsOfScene(scene).find(({ id }) =>
    draftOf(id)?.fields.some(({ name }) => name === fields[0]?.name),
  );
  const draft = taker === undefined ? null : draftOf(taker.id);
  if (taker === undefined || draft === null) return { runId };
  const filled = fields.reduce((sum, { name, value }) => setField(sum, name, value), draft);
  await editStep(core, runId, { step: taker.id, draft: filled });
  return { runId };
}
