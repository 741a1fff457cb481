import type { Check } from '#protocol/check.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import type { TransportName, TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import type { AskAgain, AuthorizationAnswer } from '#flows/define-flow.ts';
import type { FlowId } from '#flows/flow-ids.ts';
import type { RunMemory } from '#flows/run-memory.ts';

/** Where the authorization page is opened. */
export type AuthorizationPlace = 'this-tab' | 'new-window' | 'by-hand';

interface EventBase {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** All that can happen to a step. The list only grows; what is on screen is derived from it. */
export type RunEvent = EventBase &
  (
    | {
        readonly type: 'step-prepared';
        readonly step: string;
        readonly draft: RequestDraft;
        readonly learned: Partial<RunMemory>;
      }
    | { readonly type: 'step-edited'; readonly step: string; readonly draft: RequestDraft }
    | { readonly type: 'step-failed-to-prepare'; readonly step: string; readonly problem: Problem }
    | { readonly type: 'option-chosen'; readonly option: string; readonly value: string }
    | {
        readonly type: 'sent';
        readonly step: string;
        readonly request: HttpRequest;
        readonly transport: TransportName;
      }
    | {
        readonly type: 'answered';
        readonly step: string;
        readonly response: HttpResponse;
        readonly checks: readonly Check[];
        readonly learned: Partial<RunMemory>;
        readonly problem: Problem | null;
        readonly again?: AskAgain;
      }
    | {
        readonly type: 'performed';
        readonly step: string;
        /** The token or document that was made; null where none was. */
        readonly output: { readonly label: string; readonly text: string } | null;
        readonly checks: readonly Check[];
        readonly learned: Partial<RunMemory>;
        readonly problem: Problem | null;
      }
    | { readonly type: 'refused'; readonly step: string; readonly problem: TransportProblem }
    | {
        readonly type: 'redirected-away';
        readonly step: string;
        readonly request: HttpRequest;
        readonly place: AuthorizationPlace;
      }
    | {
        readonly type: 'came-back';
        readonly step: string;
        readonly answer: AuthorizationAnswer;
        readonly checks: readonly Check[];
        readonly learned: Partial<RunMemory>;
        readonly problem: Problem | null;
      }
    | { readonly type: 'cancelled'; readonly step: string }
  );

/** One walk through a flow. Its names are kept, so that history reads after a deletion. */
export interface Run {
  readonly version: 1;
  readonly id: string;
  readonly flow: FlowId;
  readonly environmentId: string;
  readonly environmentName: string;
  readonly issuer: string;
  /** Our id of the client, and its `client_id`. */
  readonly clientKey: string;
  readonly clientId: string;
  readonly startedAt: number;
  /** What it took over from an earlier run: the token to refresh or to use. */
  readonly brought?: { readonly runId: string; readonly learned: Partial<RunMemory> };
  readonly events: readonly RunEvent[];
}
