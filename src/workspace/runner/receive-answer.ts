import type { AuthorizationAnswer, AuthorizationStep, Flow } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import type { Core } from '#workspace/core.ts';
import type { Run } from '#workspace/model/run.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { recall } from '#workspace/runs/recall.ts';
import type { ReceivedAnswer } from '#workspace/workspace.ts';
import { prepareAfter } from './prepare-step.ts';
import { setScene, stepOf } from './scene.ts';

/**
 * Finds the run that an answer is for: the one that this tab waits for, else the one whose `state`
 * it carries. The tab's run goes first, so that a wrong or missing `state` is seen as that.
 * @see RFC 6749 §10.12
 */
export async function receiveAnswer(
  core: Core,
  answer: AuthorizationAnswer,
): Promise<ReceivedAnswer> {
  const { runs } = core.store.getState();
  const before = runs.find((run) => hasReceived(run, answer));
  if (before !== undefined) return { kind: 'repeated', runId: before.id };
  const pending = core.ports.navigation.pendingRun();
  const state = parameter(answer, 'state');
  const found =
    runs.find((run) => run.id === pending && isWaiting(run)) ??
    runs.find((run) => isWaiting(run) && state !== null && sentState(run) === state);
  if (found !== undefined) {
    core.ports.navigation.setPendingRun(null);
    await takeAnswer(core, found.id, answer);
    return { kind: 'belongs', runId: found.id };
  }
  const spent = runs.find((run) => state !== null && sentState(run) === state);
  if (spent !== undefined) return { kind: 'repeated', runId: spent.id };
  const waiting = runs.filter(isWaiting).toSorted((one, other) => awayAt(other) - awayAt(one));
  return { kind: 'stray', waiting };
}

/** Judges an answer as the one that a run waits for, and makes what it made possible. */
export async function takeAnswer(
  core: Core,
  runId: string,
  answer: AuthorizationAnswer,
): Promise<void> {
  const scene = setScene(core, runId);
  const step = scene === null ? null : authorizationStep(scene.flow);
  if (scene === null || step === null) return;
  const judgement = await step.process(answer, scene.input);
  const at = core.ports.clock();
  const event = { type: 'came-back', at, step: step.id, answer } as const;
  await core.keeper.append(runId, { ...event, ...judgement });
  if (stepOf(scene, step.id) !== null) await prepareAfter(core, runId, step.id);
}

/** The step of a flow that waits for an answer at the redirect URI. */
export function authorizationStep(flow: Flow): AuthorizationStep | null {
  return flow.steps.find((step) => step.kind === 'authorization') ?? null;
}

function parameter({ parameters }: AuthorizationAnswer, name: string): string | null {
  return parameters.find(([one]) => one === name)?.[1] ?? null;
}

function hasReceived(run: Run, answer: AuthorizationAnswer): boolean {
  const code = parameter(answer, 'code');
  return run.events.some(
    (event) =>
      event.type === 'came-back' &&
      (code === null
        ? JSON.stringify(event.answer.parameters) === JSON.stringify(answer.parameters)
        : parameter(event.answer, 'code') === code),
  );
}

function progressOf(run: Run) {
  const flow = flowOf(run.flow);
  const step = authorizationStep(flow);
  return step === null ? undefined : reduceRun(run, flow).steps[step.id];
}

function isWaiting(run: Run): boolean {
  return progressOf(run)?.phase === 'away';
}

function awayAt(run: Run): number {
  return progressOf(run)?.at ?? 0;
}

function sentState(run: Run): string | null {
  // A pushed or signed request shows no state in the address: what went is in the run's memory.
  return progressOf(run)?.sent == null ? null : recall(run, flowOf(run.flow)).state;
}
