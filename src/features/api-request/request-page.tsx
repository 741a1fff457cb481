import { useEffect, useMemo, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import { explainProblem } from '#knowledge/explain-problem.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { useNow } from '#ui/time/use-now.ts';
import { adviseOnCall } from '#workspace/calls/call-advice.ts';
import type { CallPreview } from '#workspace/calls/call-actions.ts';
import { callForToken } from '#workspace/calls/call-for-token.ts';
import { runTokens, type RunToken } from '#workspace/calls/run-tokens.ts';
import type { ApiCall } from '#workspace/model/api-call.ts';
import type { Workspace, WorkspaceState } from '#workspace/workspace.ts';
import type { CallSketch } from '#workspace/calls/sample-calls.ts';
import { useWorkspace, useWorkspaceState } from '#workspace/react/use-workspace.ts';
import styles from './api-request.module.css';
import { CallForm } from './call-form.tsx';
import { CallHistory } from './call-history.tsx';
import { CurlNotes } from './curl-notes.tsx';
import { LeavingDialog } from './leaving-dialog.tsx';
import { PasteCurl } from './paste-curl.tsx';
import { RequestEvidence } from './request-evidence.tsx';
import { ResponseRegion } from './response-region.tsx';
import { SamplePicker } from './sample-picker.tsx';
import { draftOfSketch, readSketch } from './read-sketch.ts';
import { useCurl } from './use-curl.ts';
import { useOpenCall, type OpenCall } from './use-open-call.ts';
import { usePreview } from './use-preview.ts';
import { useSending, type SendingState } from './use-sending.ts';

/** Calls an API, with a token of a run or with any other credential. */
export function Component() {
  const workspace = useWorkspace();
  const state = useWorkspaceState((whole) => whole);
  const open = useOpenCall(workspace, state.calls);
  const tokens = useMemo(() => runTokens(state.runs), [state.runs]);
  const sending = useSending(workspace, open);
  const curl = useCurl(open, tokens);
  const now = useNow();
  useHandedOver(open, workspace !== null, (sketch) => {
    const token = tokens.find(({ runId }) => runId === sketch.runId);
    if (token === undefined || sketch.url !== undefined) return null;
    return callForToken(state, token, open.draft);
  });
  // Whether there is a relay is for the host to say.
  useEffect(() => void workspace?.settleHost(), [workspace]);
  return (
    <>
      <PageHead
        title="Call an API"
        about="A request with a token of a run, or with a key that you have; shown as it is sent, and its answer explained."
        actions={
          <>
            <SamplePicker state={state} now={now} open={open} />
            <Button onClick={curl.show}>Paste cURL</Button>
            {open.id !== null && <Button onClick={open.startNew}>New request</Button>}
          </>
        }
      />
      {open.isMissing && (
        <Notice kind="warn" title="This call is not in this browser">
          Calls are kept in the browser that made them. It may have been deleted.
        </Notice>
      )}
      {curl.isShown && (
        <PasteCurl
          text={curl.text}
          problem={curl.problem}
          onChange={curl.change}
          onRead={curl.read}
          onClose={curl.close}
        />
      )}
      <CurlNotes notes={curl.notes} onClose={curl.forgetNotes} />
      <Bench {...{ workspace, state, open, tokens, sending, now }} onCurl={curl.read} />
      <CallHistory workspace={workspace} calls={state.calls} openId={open.id} />
      <LeavingDialog leaving={sending.leaving} onKeep={sending.decline} onSend={sending.agree} />
    </>
  );
}

interface BenchProps {
  readonly workspace: Workspace | null;
  readonly state: WorkspaceState;
  readonly open: OpenCall;
  readonly tokens: readonly RunToken[];
  readonly sending: SendingState;
  readonly now: number | null;
  readonly onCurl: (text: string) => void;
}

/** What is written on the left; what goes and what came back on the right. */
function Bench({ workspace, state, open, tokens, sending, now, onCurl }: BenchProps) {
  const { answered, draft } = open;
  const preview = usePreview({ workspace, draft, state, sent: answered?.exchanges });
  const hasRelay = state.host?.relay === true;
  const isWaiting = answered !== null && workspace?.calls.isUnderWay(answered.id) === true;
  return (
    <div className={styles['page']}>
      <CallForm
        {...{ draft, tokens, now, hasRelay, isWaiting, sending, onCurl }}
        problem={inputProblem(preview)}
        leaving={preview.leaving}
        onChange={open.change}
      />
      <div className={styles['see']}>
        <section className={styles['evidence']} aria-label="Request, as it is sent">
          <RequestEvidence
            preview={preview}
            hasRelay={hasRelay}
            onUseRelay={() => open.change({ ...draft, transport: 'relay' })}
          />
        </section>
        {sending.failedRefresh !== null && <FailedRefresh runId={sending.failedRefresh} />}
        <ResponseRegion
          call={answered}
          isOutdated={answered !== null && answered.id !== open.id}
          isWaiting={isWaiting}
          advice={adviceOn(answered, state, now)}
          onFix={sending.fix}
        />
      </div>
    </div>
  );
}

function FailedRefresh({ runId }: { readonly runId: string }) {
  return (
    <Notice kind="bad" role="alert" title="The token could not be refreshed">
      <p>
        Nothing was sent to the API. <Link to={paths.run(runId)}>The run of the refresh</Link> says
        what the server answered.
      </p>
    </Notice>
  );
}

function adviceOn(call: ApiCall | null, state: WorkspaceState, now: number | null) {
  const exchange = call?.exchanges.at(-1);
  if (call === null || exchange === undefined) return null;
  return adviseOnCall({ call, exchange, state, now: now ?? exchange.sentAt });
}

function inputProblem({ problem }: CallPreview) {
  if (problem === null) return null;
  const { title, todo } = explainProblem(problem);
  return { fieldId: 'fieldId' in problem ? problem.fieldId : '', text: `${title}. ${todo}` };
}

/** Takes a call that another page handed over with the navigation, once. */
function useHandedOver(
  open: OpenCall,
  isReady: boolean,
  resume: (sketch: CallSketch) => CallDraft | null,
): void {
  const { state, pathname, search, key } = useLocation();
  const navigate = useNavigate();
  const taken = useRef<string | null>(null);
  const latest = useRef({ open, resume });
  useEffect(() => {
    latest.current = { open, resume };
  });
  useEffect(() => {
    const sketch = readSketch(state);
    if (sketch === null || !isReady || taken.current === key) return;
    taken.current = key;
    void navigate(pathname + search, { replace: true, preventScrollReset: true });
    const now = latest.current;
    now.open.change(now.resume(sketch) ?? draftOfSketch(sketch, now.open.draft));
  }, [state, pathname, search, key, isReady, navigate]);
}
