import { assembleRequest } from '#protocol/http/assemble-request.ts';
import type { Flow } from '#flows/define-flow.ts';
import type { Run } from '#workspace/model/run.ts';
import type { StepStatus, StepView } from '#workspace/model/step-view.ts';
import { patienceRange } from '#workspace/patience.ts';
import { reduceRun } from './reduce-run.ts';
import { untouchedStep, type StepProgress } from './run-progress.ts';

/** So much longer than a server may take without an answer, and the page that sent is gone. */
const graceSeconds = 10;

/** What a view needs beyond the run. */
export interface ViewContext {
  readonly flow: Flow;
  /** What the step waits for, in words; null where it can be made. */
  readonly waitsFor: string | null;
  readonly now: number;
  /** How long a server may take to answer. */
  readonly patienceSeconds?: number;
}

/** What a screen shows of one step. */
export function viewStep(run: Run, step: string, context: ViewContext): StepView {
  const known = reduceRun(run, context.flow).steps[step] ?? untouchedStep;
  // What was made before another option was chosen is not for what has to come first now.
  const isHeldBack = known.phase === 'made' && context.waitsFor !== null;
  const progress = isHeldBack ? untouchedStep : known;
  const { draft, sent, response, answer, checks, attempts, output, earlier } = progress;
  return {
    id: step,
    status: describeStatus(progress, context),
    draft,
    next: draft === null ? null : nextRequest(draft),
    sent,
    response,
    answer,
    checks,
    attempts,
    output,
    earlier,
  };
}

function nextRequest(draft: NonNullable<StepProgress['draft']>): StepView['next'] {
  const assembled = assembleRequest(draft);
  return assembled.ok
    ? { request: assembled.value, problem: null }
    : { request: null, problem: assembled.problem };
}

function describeStatus(
  progress: StepProgress,
  { waitsFor, now, patienceSeconds = patienceRange.usual }: ViewContext,
): StepStatus {
  const { phase, at, sent, problem } = progress;
  switch (phase) {
    case 'unmade':
      return { status: 'waiting', waitsFor: waitsFor ?? 'the step before it' };
    case 'made':
      return { status: 'ready' };
    case 'sending':
      return describeSending(at, now, patienceSeconds);
    case 'asking-again':
      return describeAskingAgain(progress);
    case 'away':
      return { status: 'away', since: at, place: placeOf(sent) };
    case 'answered':
      return { status: 'answered', at, tookMilliseconds: timeTaken(progress) };
    case 'failed':
      return problem === null ? { status: 'ready' } : { status: 'failed', at, problem };
    case 'cancelled':
      return { status: 'cancelled', at };
  }
}

function describeSending(at: number, now: number, patienceSeconds: number): StepStatus {
  const longest = Math.max(patienceSeconds, patienceRange.usual) + graceSeconds;
  const until = at + longest * 1000;
  return now > until ? { status: 'cancelled', at: until } : { status: 'sending', since: at };
}

function describeAskingAgain({ at, again }: StepProgress): StepStatus {
  const dueAt = at + (again?.afterSeconds ?? 0) * 1000;
  return { status: 'asking-again', at, dueAt, reason: again?.reason ?? '' };
}

function timeTaken({ response, at, sent }: StepProgress): number {
  return response === null ? at - (sent?.at ?? at) : response.durationMilliseconds;
}

function placeOf(sent: StepProgress['sent']): 'this-tab' | 'new-window' | 'by-hand' {
  const place = sent?.transport;
  return place === 'new-window' || place === 'by-hand' ? place : 'this-tab';
}
