import type { RequestDraft } from '#protocol/http/draft.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import type { AskAgain } from '#flows/define-flow.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import type { StepExchange } from '#workspace/model/step-view.ts';

/** Where one step of a run has got to. */
export interface StepProgress extends StepExchange {
  readonly phase:
    'made' | 'unmade' | 'sending' | 'asking-again' | 'away' | 'answered' | 'failed' | 'cancelled';
  /** When the phase began. */
  readonly at: number;
  readonly draft: RequestDraft | null;
  /** The draft before any edit. */
  readonly madeDraft: RequestDraft | null;
  readonly problem: Problem | TransportProblem | null;
  /** When it is asked again by itself, and why; null where it is not. */
  readonly again: AskAgain | null;
  /** What making, sending and judging the step taught, the later over the earlier. */
  readonly learned: Partial<RunMemory>;
}

/** All that a run's events add up to. */
export interface RunProgress {
  readonly options: Readonly<Record<string, string>>;
  /** In the order in which they were first touched. */
  readonly steps: Readonly<Record<string, StepProgress>>;
}

/** A step that nothing has happened to. */
export const untouchedStep: StepProgress = {
  phase: 'unmade',
  at: 0,
  draft: null,
  madeDraft: null,
  problem: null,
  again: null,
  output: null,
  earlier: [],
  sent: null,
  response: null,
  answer: null,
  checks: [],
  attempts: 0,
  learned: {},
};
