import type { Check } from '#protocol/check.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import type { TransportName, TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import type { AuthorizationAnswer } from '#flows/define-flow.ts';
import type { AuthorizationPlace } from './run.ts';

/** Where a step stands, derived from the run's events by `viewStep`. */
export type StepStatus =
  | { readonly status: 'waiting'; readonly waitsFor: string }
  | { readonly status: 'ready' }
  | {
      /** What would be spent is not sent yet: whether the answer can be read is found out first. */
      readonly status: 'probing';
      readonly since: number;
      /** The address that is tried. */
      readonly url: string;
    }
  | { readonly status: 'sending'; readonly since: number }
  | { readonly status: 'away'; readonly since: number; readonly place: AuthorizationPlace }
  | {
      /** It was answered, and is asked again by itself. */
      readonly status: 'asking-again';
      readonly at: number;
      /** Milliseconds since the epoch. */
      readonly dueAt: number;
      /** A wire name: `authorization_pending`. */
      readonly reason: string;
    }
  | { readonly status: 'answered'; readonly at: number; readonly tookMilliseconds: number }
  | { readonly status: 'failed'; readonly at: number; readonly problem: Problem | TransportProblem }
  | { readonly status: 'cancelled'; readonly at: number };

/** A trial of an address that is under way for a step. */
export interface Probing {
  readonly runId: string;
  readonly step: string;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** What was last sent for a step, and what came of it. */
export interface StepExchange {
  readonly sent: {
    readonly request: HttpRequest;
    readonly transport: TransportName | AuthorizationPlace;
    readonly at: number;
  } | null;
  readonly response: HttpResponse | null;
  readonly answer: AuthorizationAnswer | null;
  readonly checks: readonly Check[];
  readonly attempts: number;
  /** The token or document that a step made here; null where it made none. */
  readonly output: { readonly label: string; readonly text: string } | null;
  /** What was asked before and led to asking again, the oldest first; at most `earlierLimit`. */
  readonly earlier: readonly EarlierExchange[];
}

/** An exchange whose answer was to ask again. */
export interface EarlierExchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly checks: readonly Check[];
  readonly at: number;
  readonly reason: string;
}

/** So many earlier exchanges of a step are kept: a poll may go on for minutes. */
export const earlierLimit = 20;

/** What a screen shows of one step. */
export interface StepView extends StepExchange {
  readonly id: string;
  readonly status: StepStatus;
  /** Null until the step can be made. */
  readonly draft: RequestDraft | null;
  /** What would be sent now, or why it cannot be; null while there is no draft. */
  readonly next:
    | { readonly request: HttpRequest; readonly problem: null }
    | { readonly request: null; readonly problem: Problem }
    | null;
}
