import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import type { InputProblem } from '#protocol/problem.ts';
import { judgeRefusal } from '#protocol/resource/judge-refusal.ts';
import { sentScheme } from '#protocol/resource/sent-scheme.ts';
import type { Core } from '#workspace/core.ts';
import { ensureSandbox } from '#workspace/environments/ensure-sandbox.ts';
import type { ApiCall, CallExchange, CallOutcome } from '#workspace/model/api-call.ts';
import { randomId } from '#workspace/random-text.ts';
import type { Sending } from '#workspace/runner/send-step.ts';
import { agreementOf, leavingTokens, type LeavingToken } from './leaving-tokens.ts';
import { makeRequest, tokenOfDraft, type Calling } from './make-request.ts';
import { refreshCallToken } from './refresh-call-token.ts';
import { hasExpired } from './run-tokens.ts';

/** What is to be sent, and what a person agreed to. */
export interface CallWish {
  /** The call that holds what was written; null where none is kept yet. */
  readonly id: string | null;
  readonly draft: CallDraft;
  /** Where tokens may go beside the places that their environments know: see `agreementOf`. */
  readonly agreed: readonly string[];
  /** Told which call keeps it, before it is sent. */
  readonly onKept?: (id: string) => void;
}

/** What came of wanting to send. */
export type SentCall =
  | { readonly kind: 'sent'; readonly id: string; readonly draft: CallDraft }
  | { readonly kind: 'impossible'; readonly problem: InputProblem }
  | { readonly kind: 'not-agreed'; readonly leaving: readonly LeavingToken[] }
  | { readonly kind: 'not-refreshed'; readonly runId: string };

/** Sends a call once, exactly as it was shown, and keeps it with its answer. */
export async function sendCall(
  calling: Calling & { readonly sending: Sending },
  wish: CallWish,
  signalOf: (id: string) => AbortSignal,
): Promise<SentCall> {
  const { core, sending } = calling;
  const refreshed = await refreshFirst(core, sending, wish.draft);
  if (refreshed.kind === 'not-refreshed') return refreshed;
  const { draft } = refreshed;
  const made = await makeRequest(calling, draft);
  if (!made.ok) return { kind: 'impossible', problem: made.problem };
  const { request, token } = made.value;
  const leaving = leavingTokens(request, core.store.getState());
  const surprising = leaving.filter((one) => !wish.agreed.includes(agreementOf(one)));
  if (surprising.length > 0) return { kind: 'not-agreed', leaving: surprising };
  const call = await keep(core, { ...wish, draft }, token?.environmentName ?? null);
  const signal = signalOf(call.id);
  wish.onKept?.(call.id);
  const first = await exchange(calling, { call, request, signal });
  if (first !== null && asksForNonce(request, first) && !signal.aborted) {
    const again = await makeRequest(calling, draft);
    if (again.ok) await exchange(calling, { call, request: again.value.request, signal });
  }
  return { kind: 'sent', id: call.id, draft };
}

async function refreshFirst(
  core: Core,
  sending: Sending,
  draft: CallDraft,
): Promise<
  | { readonly kind: 'ready'; readonly draft: CallDraft }
  | Extract<SentCall, { kind: 'not-refreshed' }>
> {
  const token = tokenOfDraft(core, draft);
  const isWanted = draft.credential.refreshFirst && token?.canBeRefreshed === true;
  if (!isWanted || !hasExpired(token, core.ports.clock())) return { kind: 'ready', draft };
  const { isRefreshed, runId } = await refreshCallToken(sending, token.runId);
  if (!isRefreshed) return { kind: 'not-refreshed', runId };
  return { kind: 'ready', draft: { ...draft, credential: { ...draft.credential, runId } } };
}

// What was sent stays as it is, so that a second sending is a call of its own.
async function keep(
  core: Core,
  { id, draft }: CallWish,
  environmentName: string | null,
): Promise<ApiCall> {
  const { clock, random } = core.ports;
  const kept = core.store.getState().calls.find((call) => call.id === id) ?? null;
  const isWritten = kept !== null && kept.exchanges.length === 0;
  const call: ApiCall = {
    version: 1,
    id: isWritten ? kept.id : randomId(random),
    createdAt: clock(),
    environmentName,
    draft,
    exchanges: [],
    after: null,
  };
  await core.keeper.putCall(call);
  return call;
}

interface Exchanging {
  readonly call: ApiCall;
  readonly request: HttpRequest;
  readonly signal: AbortSignal;
}

/** Sends one request of a call; the answer, or null where none came. */
async function exchange(
  { core, proofs }: Calling,
  { call, request, signal }: Exchanging,
): Promise<HttpResponse | null> {
  const { transport } = call.draft;
  const sentAt = core.ports.clock();
  proofs.markUsed(request);
  const index = await add(core, call.id, { request, transport, sentAt, outcome: null });
  const obstacle = await awakenSandbox(core, request.url);
  const answer =
    obstacle === null
      ? await core.ports.transports[transport](request, signal)
      : ({ ok: false, problem: obstacle } as const);
  const at = core.ports.clock();
  if (answer.ok) proofs.learn(request, answer.value);
  const outcome: CallOutcome = answer.ok
    ? { kind: 'answered', at, response: answer.value, cutFrom: null }
    : answer.problem.code === 'aborted'
      ? { kind: 'cancelled', at }
      : { kind: 'refused', at, problem: answer.problem };
  await settle(core, { id: call.id, index, outcome });
  return answer.ok ? answer.value : null;
}

// A reload may have lost the page its worker, a restart the host its memory.
async function awakenSandbox(core: Core, url: string) {
  const { environments } = core.store.getState();
  const environment = environments.find(
    ({ sandbox, metadata }) => sandbox !== null && url.startsWith(`${metadata.issuer}/`),
  );
  if (environment === undefined) return null;
  const ensured = await ensureSandbox(core, environment);
  if (ensured.ok) return null;
  return { code: 'unreachable', url, reason: ensured.problem.reason } as const;
}

async function add(core: Core, id: string, exchange: CallExchange): Promise<number> {
  const call = core.store.getState().calls.find((one) => one.id === id);
  if (call === undefined) return -1;
  await core.keeper.putCall({ ...call, exchanges: [...call.exchanges, exchange] });
  return call.exchanges.length;
}

// A call that was deleted meanwhile stays so.
async function settle(
  core: Core,
  { id, index, outcome }: { id: string; index: number; outcome: CallOutcome },
): Promise<void> {
  const call = core.store.getState().calls.find((one) => one.id === id);
  if (call === undefined) return;
  const exchanges = call.exchanges.map((one, at) => (at === index ? { ...one, outcome } : one));
  await core.keeper.putCall({ ...call, exchanges });
}

// A server that asks each time is not followed forever: once. RFC 9449 §9
function asksForNonce(request: HttpRequest, response: HttpResponse): boolean {
  const isProven = request.headers.some(([name]) => name.toLowerCase() === 'dpop');
  const { problem } = judgeRefusal(response, 'api', sentScheme(request));
  const isAsked = problem?.code === 'oauth_error' && problem.error === 'use_dpop_nonce';
  return (
    isProven && isAsked && response.headers.some(([name]) => name.toLowerCase() === 'dpop-nonce')
  );
}
