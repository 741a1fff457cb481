import { assertNever } from '#protocol/result.ts';
import { earlierLimit } from '#workspace/model/step-view.ts';
import type { Run, RunEvent } from '#workspace/model/run.ts';
import { learnedFromRequest } from './learned-from-request.ts';
import { untouchedStep, type RunProgress, type StepProgress } from './run-progress.ts';

/** What the reducer must know of a flow: the order of its steps, and which ones nothing rests on. */
export interface FlowShape {
  readonly steps: readonly { readonly id: string; readonly optional: boolean }[];
}

const known = new WeakMap<readonly RunEvent[], RunProgress>();

/** What a run's events add up to: the one place that reads them. */
export function reduceRun({ events }: Pick<Run, 'events'>, flow: FlowShape): RunProgress {
  const before = known.get(events);
  if (before !== undefined) return before;
  const nothing: RunProgress = { options: {}, steps: {} };
  const progress = events.reduce((sum, event) => reduceEvent(sum, event, flow), nothing);
  known.set(events, progress);
  return progress;
}

function reduceEvent(progress: RunProgress, event: RunEvent, flow: FlowShape): RunProgress {
  if (event.type === 'option-chosen') {
    return { ...progress, options: { ...progress.options, [event.option]: event.value } };
  }
  const before = progress.steps[event.step] ?? untouchedStep;
  const after = reduceStep(before, event);
  const kept = event.type === 'step-prepared' ? withoutLater(progress, event.step, flow) : progress;
  return { ...progress, steps: { ...kept.steps, [event.step]: after } };
}

// What came after a step that is made anew rested on it; only an optional step has nothing on it.
function withoutLater(progress: RunProgress, step: string, { steps }: FlowShape): RunProgress {
  const at = steps.findIndex(({ id }) => id === step);
  if (at === -1 || steps[at]?.optional === true) return progress;
  const later = new Set(steps.slice(at + 1).map(({ id }) => id));
  const kept = Object.entries(progress.steps).filter(([id]) => !later.has(id));
  return { ...progress, steps: Object.fromEntries(kept) };
}

type StepEvent = Exclude<RunEvent, { type: 'option-chosen' }>;

function reduceStep(step: StepProgress, event: StepEvent): StepProgress {
  const { at } = event;
  switch (event.type) {
    case 'step-prepared': {
      const { attempts } = step;
      const { draft, learned } = event;
      return { ...untouchedStep, phase: 'made', at, draft, madeDraft: draft, learned, attempts };
    }
    case 'step-edited':
      return { ...step, draft: event.draft };
    case 'step-failed-to-prepare':
      return { ...step, phase: 'failed', at, problem: event.problem };
    case 'sent':
    case 'redirected-away':
      return reduceSending(step, event);
    case 'answered':
    case 'came-back':
    case 'performed':
      return reduceAnswer(step, event);
    case 'refused':
      return { ...step, phase: 'failed', at, problem: event.problem };
    case 'cancelled':
      return { ...step, phase: 'cancelled', at, problem: null };
    default:
      return assertNever(event);
  }
}

function reduceSending(
  step: StepProgress,
  event: Extract<RunEvent, { type: 'sent' | 'redirected-away' }>,
): StepProgress {
  const { at, request } = event;
  const isAway = event.type === 'redirected-away';
  return {
    ...step,
    phase: isAway ? 'away' : 'sending',
    at,
    problem: null,
    sent: { request, transport: isAway ? event.place : event.transport, at },
    response: null,
    answer: null,
    checks: [],
    again: null,
    earlier: earlierOf(step),
    attempts: step.attempts + 1,
    learned: { ...step.learned, ...learnedFromRequest(request, isAway) },
  };
}

// What led to asking again stays to be seen; what a person sends again is a new attempt.
function earlierOf({ phase, again, sent, response, checks, at, earlier }: StepProgress) {
  if (phase !== 'asking-again' || again === null || sent === null || response === null) return [];
  const { request } = sent;
  return [...earlier, { request, response, checks, at, reason: again.reason }].slice(-earlierLimit);
}

function reduceAnswer(
  step: StepProgress,
  event: Extract<RunEvent, { type: 'answered' | 'came-back' | 'performed' }>,
): StepProgress {
  const { at, checks, problem } = event;
  const again = event.type === 'answered' ? (event.again ?? null) : null;
  const end = problem === null ? 'answered' : 'failed';
  return {
    ...step,
    phase: again === null ? end : 'asking-again',
    at,
    problem: again === null ? problem : null,
    again,
    output: event.type === 'performed' ? event.output : null,
    response: event.type === 'answered' ? event.response : null,
    answer: event.type === 'came-back' ? event.answer : null,
    checks,
    learned: { ...step.learned, ...event.learned },
  };
}
