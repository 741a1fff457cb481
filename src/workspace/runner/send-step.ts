import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Judgement, RequestStep } from '#flows/define-flow.ts';
import type { Core } from '#workspace/core.ts';
import { chooseTransport } from '#workspace/environments/choose-transport.ts';
import { ensureSandbox } from '#workspace/environments/ensure-sandbox.ts';
import { registerMembers } from '#workspace/environments/register-members.ts';
import type { RunEvent } from '#workspace/model/run.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { viewStep } from '#workspace/runs/view-step.ts';
import { freshen } from './freshen.ts';
import { prepareAfter } from './prepare-step.ts';
import { probeReadability, type ProbeMemory } from './probe-readability.ts';
import type { RequestsUnderWay } from './requests-under-way.ts';
import { setScene, stepOf, stepsOfScene, type Scene } from './scene.ts';

/** What sending needs beyond the core. */
export interface Sending {
  readonly core: Core;
  readonly underWay: RequestsUnderWay;
  readonly probes: ProbeMemory;
}

/** Sends a step's request once, exactly as it is shown, and judges what comes back. */
export async function sendStep(sending: Sending, runId: string, step: string): Promise<void> {
  const { core, underWay } = sending;
  if (underWay.has(runId, step)) return;
  await freshen(core, runId, step);
  const scene = setScene(core, runId);
  const found = scene === null ? null : stepOf(scene, step);
  if (scene === null || found?.kind !== 'request' || underWay.has(runId, step)) return;
  const { next } = viewStep(scene.run, step, { flow: scene.flow, waitsFor: null, now: 0 });
  if (next?.request == null) return;
  const signal = underWay.begin(runId, step);
  const end = () => underWay.end(runId, step, signal);
  try {
    const { url } = next.request;
    const obstacle = await findObstacle(sending, scene, { step: found, url, signal });
    if (obstacle !== null) {
      await core.keeper.append(runId, obstacle);
      return;
    }
    await exchange(core, { scene, step: found, request: next.request, signal, end });
  } finally {
    end();
  }
  if (isAskedAtOnce(core, runId, step)) await sendStep(sending, runId, step);
}

// A nonce that the server asks for is given at once (RFC 9449 §8), but a server that asks each time
// is not followed forever.
function isAskedAtOnce(core: Core, runId: string, step: string): boolean {
  const scene = setScene(core, runId);
  if (scene === null) return false;
  const progress = reduceRun(scene.run, scene.flow).steps[step];
  return progress?.phase === 'asking-again' && progress.again?.afterSeconds === 0;
}

interface Attempt {
  readonly step: RequestStep;
  readonly url: string;
  readonly signal: AbortSignal;
}

// A refresh token may be spent by an answer that the page cannot read, so that is found out before.
async function findObstacle(
  { core, probes }: Sending,
  scene: Scene,
  { step: found, url, signal }: Attempt,
): Promise<RunEvent | null> {
  const at = core.ports.clock();
  const step = found.id;
  const environment = await registerMembers(core, scene, found.registers?.(scene.input) ?? {});
  // Before each step: a reload may have lost the page its worker, a restart the host its memory.
  const ensured = await ensureSandbox(core, environment);
  if (!ensured.ok && isAtSandbox(scene, url)) {
    const problem = { code: 'unreachable', url, reason: ensured.problem.reason } as const;
    return { type: 'refused', at, step, problem };
  }
  if (stepsOfScene(scene)[0]?.id !== step) return null;
  if (step !== 'refresh' || hasBeenWarned(scene, step)) return null;
  return probeReadability(core, scene, { step, signal, known: probes });
}

// A request that was sent elsewhere by an edit needs no sandbox.
function isAtSandbox({ environment }: Scene, url: string): boolean {
  return url.startsWith(`${environment.metadata.issuer}/`);
}

/** True when the probe's result stands in the run already: whoever goes on now, wants to. */
export function hasBeenWarned({ run }: Pick<Scene, 'run'>, step: string): boolean {
  return run.events.some(
    (event) =>
      event.type === 'refused' && event.step === step && event.problem.code === 'cors_suspected',
  );
}

interface Exchanging {
  readonly scene: Scene;
  readonly step: RequestStep;
  readonly request: HttpRequest;
  readonly signal: AbortSignal;
  /** The request is no longer under way. */
  readonly end: () => void;
}

async function exchange(core: Core, exchanging: Exchanging): Promise<void> {
  const { scene, step, request, signal, end } = exchanging;
  const { run, environment } = scene;
  const transport = step.atOwnHost === true ? 'direct' : chooseTransport(environment);
  const at = core.ports.clock();
  await core.keeper.append(run.id, { type: 'sent', at, step: step.id, request, transport });
  const answer = await core.ports.transports[transport](request, signal);
  if (answer.ok) await judge(core, exchanging, answer.value);
  else
    await conclude(
      core,
      { runId: run.id, end },
      refusal(answer.problem, step.id, core.ports.clock()),
    );
}

// From the moment that the answer is shown the button sends again, though it may not be stored yet.
async function conclude(
  core: Core,
  { runId, end }: Pick<Exchanging, 'end'> & { readonly runId: string },
  event: RunEvent,
): Promise<void> {
  const stored = core.keeper.append(runId, event);
  end();
  await stored;
}

function refusal(problem: TransportProblem, step: string, at: number): RunEvent {
  return problem.code === 'aborted'
    ? { type: 'cancelled', at, step }
    : { type: 'refused', at, step, problem };
}

function hasJustAskedAgain({ run, flow }: Scene, step: string): boolean {
  return reduceRun(run, flow).steps[step]?.again?.afterSeconds === 0;
}

/** What was asked again at once is not asked at once a second time: then its problem is the answer. */
function withoutHurry({ again, ...judgement }: Judgement): Judgement {
  return again === undefined || again.afterSeconds === 0 ? judgement : { ...judgement, again };
}

async function judge(
  core: Core,
  { scene, step, request, end }: Exchanging,
  response: HttpResponse,
): Promise<void> {
  const { id: runId } = scene.run;
  // The scene has changed: the request was sent, and what was sent is what answers are judged by.
  const input = setScene(core, runId)?.input ?? scene.input;
  const judged = await step.process({ request, response }, input);
  const judgement = hasJustAskedAgain(scene, step.id) ? withoutHurry(judged) : judged;
  const event = { type: 'answered', at: core.ports.clock(), step: step.id, response } as const;
  await conclude(core, { runId, end }, { ...event, ...judgement });
  const hasNews = Object.keys(judgement.learned).length > 0;
  if (hasNews) await prepareAfter(core, runId, step.id);
}
