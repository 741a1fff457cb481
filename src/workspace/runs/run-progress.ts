import type { Check } from '#protocol/check.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import type { TransportName, TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import type { AuthorizationAnswer, RunMemory } from '#flows/define-flow.ts';
import type { AuthorizationPlace } from '#workspace/model/run.ts';

/** Where one step of a run has got to. */
export interface StepProgress {
  readonly phase: 'made' | 'unmade' | 'sending' | 'away' | 'answered' | 'failed' | 'cancelled';
  /** When the phase began. */
  readonly at: number;
  readonly draft: RequestDraft | null;
  /** The draft before any edit. */
  readonly madeDraft: RequestDraft | null;
  readonly problem: Problem | TransportProblem | null;
  readonly sent: {
    readonly request: HttpRequest;
    readonly transport: TransportName | AuthorizationPlace;
    readonly at: number;
  } | null;
  readonly response: HttpResponse | null;
  readonly answer: AuthorizationAnswer | null;
  readonly checks: readonly Check[];
  readonly attempts: number;
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
  sent: null,
  response: null,
  answer: null,
  checks: [],
  attempts: 0,
  learned: {},
};
