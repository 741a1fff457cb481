import { useEffect, useState } from 'react';
import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import { prepareCall } from '#protocol/api-call/prepare-call.ts';
import type { CallPreview } from '#workspace/calls/call-actions.ts';
import type { Workspace, WorkspaceState } from '#workspace/workspace.ts';

/** What a preview is of, and what may change it beside the draft. */
interface Previewed {
  readonly workspace: Workspace | null;
  readonly draft: CallDraft;
  readonly state: Pick<WorkspaceState, 'runs' | 'environments'>;
  /** What was sent last: a proof that is in it works no second time. */
  readonly sent: unknown;
}

/** What would be sent now. */
export function usePreview({ workspace, draft, state, sent }: Previewed): CallPreview {
  const { runs, environments } = state;
  const [made, setMade] = useState<CallPreview | null>(null);
  useEffect(() => {
    if (workspace === null) return undefined;
    let isOver = false;
    void workspace.calls.preview(draft).then((preview) => {
      if (!isOver) setMade(preview);
    });
    return () => {
      isOver = true;
    };
  }, [workspace, draft, runs, environments, sent]);
  return made !== null && made.draft === draft ? made : withoutToken(draft);
}

// Until the token is there, what can be said without it.
function withoutToken(draft: CallDraft): CallPreview {
  const request = prepareCall(draft, null);
  const rest = { draft, held: null, leaving: [] };
  return request.ok
    ? { ...rest, request: request.value, problem: null }
    : { ...rest, request: null, problem: request.problem };
}
