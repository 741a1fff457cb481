import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import type { HeldToken } from '#protocol/api-call/credential-fields.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { InputProblem } from '#protocol/problem.ts';
import type { FlowId } from '#flows/flow-ids.ts';
import { findRun, type Core } from '#workspace/core.ts';
import type { ApiCall } from '#workspace/model/api-call.ts';
import { randomId } from '#workspace/random-text.ts';
import type { Sending } from '#workspace/runner/send-step.ts';
import { startFilledRun } from '#workspace/runs/start-run.ts';
import type { Undo } from '#workspace/workspace.ts';
import { leavingTokens, type LeavingToken } from './leaving-tokens.ts';
import { makeRequest } from './make-request.ts';
import { createProofs } from './proofs.ts';
import { refreshCallToken, type RefreshedToken } from './refresh-call-token.ts';
import { sendCall, type CallWish, type SentCall } from './send-call.ts';

/** What would be sent now, or why it cannot be. */
export interface CallPreview {
  readonly draft: CallDraft;
  readonly request: HttpRequest | null;
  readonly problem: InputProblem | null;
  readonly held: HeldToken | null;
  /** Tokens that it would take to places which their environments do not know. */
  readonly leaving: readonly LeavingToken[];
}

/** A token that is to be got anew: what is to be different. */
export interface TokenWish {
  /** The run whose environment, client and way of getting tokens count. */
  readonly runId: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly options: Readonly<Record<string, string>>;
}

/** Everything that the screens can do with calls of APIs. */
export interface CallActions {
  /** Keeps what is written, in the call that holds it or in a new one; gives its id. */
  readonly edit: (id: string | null, draft: CallDraft) => string;
  readonly preview: (draft: CallDraft) => Promise<CallPreview>;
  /** Sends it once. Rejects nothing: what came of it is in the state. */
  readonly send: (wish: CallWish) => Promise<SentCall>;
  readonly cancel: (id: string) => void;
  /** Whether this page waits for the answer of a call. */
  readonly isUnderWay: (id: string) => boolean;
  readonly refreshToken: (runId: string) => Promise<RefreshedToken>;
  /** Begins the flow that gets such a token; null where the run or its client is gone. */
  readonly getToken: (wish: TokenWish) => Promise<{ readonly runId: string } | null>;
  readonly remove: (id: string) => Undo;
  readonly removeAll: () => Undo;
}

/** The actions on calls of APIs. */
export function createCallActions(sending: Sending): CallActions {
  const { core } = sending;
  const calling = { core, sending, proofs: createProofs(core) };
  const underWay = new Map<string, AbortController>();
  return {
    edit: (id, draft) => edit(core, id, draft),
    preview: async (draft) => {
      const made = await makeRequest(calling, draft);
      if (!made.ok) {
        return { draft, request: null, problem: made.problem, held: null, leaving: [] };
      }
      const { request, held } = made.value;
      const leaving = leavingTokens(request, core.store.getState());
      return { draft, request, problem: null, held, leaving };
    },
    send: async (wish) => {
      let own: string | null = null;
      const signalOf = (id: string) => {
        const controller = new AbortController();
        own = id;
        underWay.set(id, controller);
        return controller.signal;
      };
      try {
        return await sendCall(calling, wish, signalOf);
      } finally {
        if (own !== null) underWay.delete(own);
      }
    },
    cancel: (id) => underWay.get(id)?.abort(),
    isUnderWay: (id) => underWay.has(id),
    refreshToken: (runId) => refreshCallToken(sending, runId),
    getToken: (wish) => getToken(core, wish),
    remove: (id) => drop(core, [id], 'The call was deleted.'),
    removeAll: () => {
      const ids = core.store.getState().calls.map(({ id }) => id);
      return drop(
        core,
        ids,
        ids.length === 1 ? 'The call was deleted.' : 'All calls were deleted.',
      );
    },
  };
}

function edit(core: Core, id: string | null, draft: CallDraft): string {
  const { clock, random } = core.ports;
  const kept = core.store.getState().calls.find((call) => call.id === id) ?? null;
  const isSent = kept !== null && kept.exchanges.length > 0;
  const call: ApiCall = {
    version: 1,
    id: kept === null || isSent ? randomId(random) : kept.id,
    createdAt: kept === null || isSent ? clock() : kept.createdAt,
    environmentName: null,
    draft,
    exchanges: [],
    after: isSent ? kept.id : (kept?.after ?? null),
  };
  void core.keeper.putCall(call);
  return call.id;
}

const askers: readonly FlowId[] = [
  'authorization-code',
  'client-credentials',
  'device-authorization',
  'ciba',
  'hybrid',
  'implicit',
  'password',
];

/** The way in which the run got its token, where that can be asked for more; else a new sign-in. */
async function getToken(
  core: Core,
  { runId, fields, options }: TokenWish,
): Promise<{ readonly runId: string } | null> {
  const run = findRun(core, runId);
  if (run === null) return null;
  const { environmentId, clientKey } = run;
  const isStepUp = fields.some(({ name }) => name === 'acr_values' || name === 'max_age');
  const flow = askers.includes(run.flow) && !isStepUp ? run.flow : 'authorization-code';
  const beginning = { flow, environmentId, clientKey, options, fromRunId: null };
  return startFilledRun(core, beginning, fields).catch(() => null);
}

function drop(core: Core, ids: readonly string[], message: string): Undo {
  const calls = core.store.getState().calls.filter(({ id }) => ids.includes(id));
  for (const { id } of calls) void core.keeper.dropCall(id);
  return {
    message,
    undo: () => {
      for (const call of calls) void core.keeper.putCall(call);
    },
  };
}
