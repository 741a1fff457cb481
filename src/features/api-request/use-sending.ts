import { useEffect, useRef, useState } from 'react';
import { useNavigate, type NavigateFunction } from 'react-router';
import { paths } from '#app/paths.ts';
import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import type { CallFix } from '#workspace/calls/call-fix.ts';
import type { SentCall } from '#workspace/calls/send-call.ts';
import { agreementOf, type LeavingToken } from '#workspace/calls/leaving-tokens.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { changeCredential } from './change-draft.ts';
import { fixedDraft } from './fixed-draft.ts';
import { rememberPlace } from './remember-place.ts';
import type { OpenCall } from './use-open-call.ts';

/** What the page does about sending, and where it stands. */
export interface SendingState {
  /** False until what keeps the calls is loaded; what is sent before waits for it. */
  readonly isReady: boolean;
  readonly isBusy: boolean;
  /** The run that tells why a token could not be refreshed; null where none failed. */
  readonly failedRefresh: string | null;
  /** What a person has to agree to before anything is sent; empty for nothing. */
  readonly leaving: readonly LeavingToken[];
  readonly send: () => void;
  /** Sends it all the same; remembered, the place becomes an API of the environment. */
  readonly agree: (isRemembered: boolean) => void;
  readonly decline: () => void;
  readonly cancel: () => void;
  readonly refresh: (runId: string) => void;
  readonly fix: (fix: CallFix) => void;
}

/** Sends what is open, asks where it has to be asked, and applies what is offered after a failure. */
export function useSending(workspace: Workspace | null, open: OpenCall): SendingState {
  const navigate = useNavigate();
  const [isSending, setIsBusy] = useState(false);
  const [failedRefresh, setFailedRefresh] = useState<string | null>(null);
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<{ draft: CallDraft; leaving: readonly LeavingToken[] }>();

  const sendDraft = async (draft: CallDraft, agreements: readonly string[]) => {
    if (workspace === null || isSending) return;
    setIsBusy(true);
    setFailedRefresh(null);
    try {
      const sent = await sendKept(workspace, open, { draft, agreed: agreements });
      if (sent.kind === 'not-agreed') setAsking({ draft, leaving: sent.leaving });
      if (sent.kind === 'not-refreshed') setFailedRefresh(sent.runId);
    } finally {
      setIsBusy(false);
    }
  };

  const sendOpen = () => void sendDraft(open.draft, agreed);
  const { isEarly, send } = useSendOnceReady(workspace !== null, sendOpen);

  const refresh = async (runId: string, isSentAfter: boolean) => {
    if (workspace === null || isSending) return;
    setIsBusy(true);
    setFailedRefresh(null);
    const refreshed = await workspace.calls.refreshToken(runId).finally(() => setIsBusy(false));
    if (!refreshed.isRefreshed) {
      setFailedRefresh(refreshed.runId);
      return;
    }
    const draft = changeCredential(open.draft, { kind: 'run', runId: refreshed.runId });
    if (isSentAfter) await sendDraft(draft, agreed);
    else open.change(draft);
  };

  const fix = (chosen: CallFix): void => {
    if (chosen.kind === 'refresh') return void refresh(chosen.runId, true);
    if (chosen.kind === 'get-token') return void getToken(workspace, chosen, navigate);
    const { draft, isSent } = fixedDraft(open.draft, chosen);
    if (isSent) void sendDraft(draft, agreed);
    else open.change(draft);
  };

  return {
    isReady: workspace !== null,
    isBusy: isSending || isEarly,
    failedRefresh,
    leaving: asking?.leaving ?? [],
    send,
    agree: (isRemembered) => {
      if (asking === undefined) return;
      if (isRemembered) void rememberPlace(workspace, asking);
      const all = [...agreed, ...asking.leaving.map(agreementOf)];
      setAgreed(all);
      setAsking(undefined);
      void sendDraft(asking.draft, all);
    },
    decline: () => setAsking(undefined),
    cancel: () => workspace?.calls.cancel(open.answered?.id ?? ''),
    refresh: (runId) => void refresh(runId, false),
    fix,
  };
}

/** Sends at once; what was to be sent before there was anything to keep it in, as soon as there is. */
function useSendOnceReady(isReady: boolean, sendNow: () => void) {
  const [isEarly, setIsEarly] = useState(false);
  const latest = useRef(sendNow);
  useEffect(() => {
    latest.current = sendNow;
  });
  useEffect(() => {
    if (!isReady || !isEarly) return undefined;
    // After what another page handed over has been taken.
    const timer = setTimeout(() => {
      setIsEarly(false);
      latest.current();
    });
    return () => clearTimeout(timer);
  }, [isReady, isEarly]);
  return { isEarly, send: isReady ? sendNow : () => setIsEarly(true) };
}

// What is sent is what is kept, also where a repair changed it a moment ago.
async function sendKept(
  { calls }: Workspace,
  open: OpenCall,
  { draft, agreed }: { readonly draft: CallDraft; readonly agreed: readonly string[] },
): Promise<SentCall> {
  const id = draft === open.draft ? open.id : calls.edit(open.id, draft);
  const sent = await calls.send({ id, draft, agreed, onKept: open.show });
  if (sent.kind !== 'sent' && id !== null && id !== open.id) open.show(id);
  return sent;
}

async function getToken(
  workspace: Workspace | null,
  fix: Extract<CallFix, { kind: 'get-token' }>,
  navigate: NavigateFunction,
): Promise<void> {
  const begun = await workspace?.calls.getToken(fix.wish);
  if (begun != null) void navigate(paths.run(begun.runId));
}
