import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import type { TransportName, TransportProblem } from '#protocol/http/transport.ts';

/** What came of a request that was sent. */
export type CallOutcome =
  | {
      readonly kind: 'answered';
      readonly at: number;
      readonly response: HttpResponse;
      /** How long its body was, where only its beginning is kept; null where it is kept whole. */
      readonly cutFrom: number | null;
    }
  | { readonly kind: 'refused'; readonly at: number; readonly problem: TransportProblem }
  | { readonly kind: 'cancelled'; readonly at: number };

/** A request as it was sent, and what came of it. */
export interface CallExchange {
  readonly request: HttpRequest;
  readonly transport: TransportName;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  /** Null while nothing has come of it. */
  readonly outcome: CallOutcome | null;
}

/**
 * A call of an API: what was written, and what was sent of it. One that has been sent stays as it is;
 * whoever goes on writing goes on in another.
 */
export interface ApiCall {
  readonly version: 1;
  readonly id: string;
  readonly createdAt: number;
  /** The name of the environment whose token it carries; null for none. */
  readonly environmentName: string | null;
  readonly draft: CallDraft;
  /** Empty for one that has not been sent; more than one where a server asked for a nonce. RFC 9449 §8 */
  readonly exchanges: readonly CallExchange[];
  /** The call that it was written after, whose answer is still in sight; null for none. */
  readonly after: string | null;
}
