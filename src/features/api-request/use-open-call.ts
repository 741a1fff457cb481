import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { emptyCallDraft, type CallDraft } from '#protocol/api-call/call-draft.ts';
import { paths } from '#app/paths.ts';
import type { ApiCall } from '#workspace/model/api-call.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** The call that the page shows. */
export interface OpenCall {
  /** Null while nothing was written, or it is kept nowhere yet. */
  readonly id: string | null;
  readonly draft: CallDraft;
  /** The call whose answer is in sight: this one, or the one before it. */
  readonly answered: ApiCall | null;
  /** True where the address names a call that is not here. */
  readonly isMissing: boolean;
  readonly change: (draft: CallDraft) => void;
  /** Goes to a call of the history. */
  readonly show: (id: string) => void;
  readonly startNew: () => void;
}

interface Own {
  readonly address: string | null;
  readonly id: string | null;
  /** What is written as long as no call holds it. */
  readonly loose: CallDraft;
}

/**
 * The call that the address names, or a new one. What is written is kept with the first keystroke, and
 * the address then names it, so that a reload loses nothing.
 */
export function useOpenCall(workspace: Workspace | null, calls: readonly ApiCall[]): OpenCall {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const named = search.get('call');
  const [own, setOwn] = useState<Own>(() => ownOf(named));
  // The reader went to another call, or to a new one.
  if (own.address !== named) setOwn(own.id === named ? { ...own, address: named } : ownOf(named));
  const call = calls.find(({ id }) => id === own.id) ?? null;
  const draft = call?.draft ?? own.loose;
  const go = (id: string | null) => {
    const search = id === null ? '' : new URLSearchParams({ call: id }).toString();
    return { pathname: paths.request, search };
  };
  return {
    id: call?.id ?? null,
    draft,
    answered: answeredOf(call, calls),
    isMissing: named !== null && call === null && own.id === named && workspace !== null,
    change: (next) => {
      if (workspace === null) {
        setOwn({ ...own, loose: next });
        return;
      }
      const id = workspace.calls.edit(call?.id ?? null, next);
      if (id === own.id) return;
      setOwn({ address: named, id, loose: next });
      void navigate(go(id), { replace: true, preventScrollReset: true });
    },
    show: (id) => {
      setOwn({ ...own, address: named, id });
      void navigate(go(id), { replace: true, preventScrollReset: true });
    },
    startNew: () => {
      setOwn(ownOf(null));
      void navigate(go(null), { preventScrollReset: true });
    },
  };
}

function ownOf(named: string | null): Own {
  return { address: named, id: named, loose: emptyCallDraft('') };
}

function answeredOf(call: ApiCall | null, calls: readonly ApiCall[]): ApiCall | null {
  if (call === null || call.exchanges.length > 0) return call;
  return calls.find(({ id }) => id === call.after) ?? null;
}
