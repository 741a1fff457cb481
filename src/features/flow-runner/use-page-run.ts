import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Flow } from '#flows/define-flow.ts';
import { findFlow } from '#flows/registry.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import { useWorkspace, useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { isUntouched } from '#workspace/runs/is-untouched.ts';
import type { Workspace, WorkspaceState } from '#workspace/workspace.ts';
import { chooseClient, chooseEnvironment } from './choose-target.ts';

/** What a page of a run has to show. */
export type PageRun =
  | { readonly status: 'loading'; readonly flow: Flow | null }
  | { readonly status: 'no-such-flow'; readonly name: string }
  | { readonly status: 'no-such-run' }
  | { readonly status: 'no-environment'; readonly flow: Flow }
  | { readonly status: 'failed'; readonly flow: Flow; readonly retry: () => void }
  | {
      readonly status: 'ready';
      readonly workspace: Workspace;
      readonly state: WorkspaceState;
      readonly flow: Flow;
      readonly environment: Environment | null;
      readonly client: Client | null;
      /** Null while it is being made, and where there is no client to make it for. */
      readonly run: Run | null;
      /** True at `/runs/{id}`: it is in the history. */
      readonly isKept: boolean;
    };

/**
 * The run of this page: the stored one that its address names, or a new one of the flow that it
 * names. A new one moves to an address of its own with its first edit or request, so that a reload
 * finds it again.
 */
export function usePageRun(): PageRun {
  const { flow: flowName, id } = useParams();
  const workspace = useWorkspace();
  const state = useWorkspaceState((whole) => whole);
  const fresh = useFreshRun(id === undefined ? (flowName ?? '') : null, workspace, state);
  if (id === undefined) return fresh;
  if (workspace === null || state.status === 'loading') return { status: 'loading', flow: null };
  const run = state.runs.find((one) => one.id === id);
  const flow = run === undefined ? null : findFlow(run.flow);
  if (run === undefined || flow === null) return { status: 'no-such-run' };
  const environment = state.environments.find((one) => one.id === run.environmentId) ?? null;
  const client = environment?.clients.find((one) => one.id === run.clientKey) ?? null;
  return { status: 'ready', workspace, state, flow, environment, client, run, isKept: true };
}

function useFreshRun(
  flowName: string | null,
  workspace: Workspace | null,
  state: WorkspaceState,
): PageRun {
  const { key: visit } = useLocation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [started, setStarted] = useState<{ readonly key: string; readonly runId: string | null }>();
  const asked = useRef<string | null>(null);
  const flow = flowName === null ? null : findFlow(flowName);
  const isReady = workspace !== null && state.status !== 'loading';
  const environment = isReady ? chooseEnvironment(state, search.get('environment')) : null;
  const wanted = search.get('client') ?? clientOfRun(state, search.get('from'));
  const client =
    environment === null || flow === null
      ? null
      : chooseClient(state, { environment, flow, wanted });
  const from = search.get('from');
  const key =
    flow === null || environment === null || client === null
      ? null
      : [visit, flow.id, environment.id, client.id, from].join(' ');

  useEffect(() => {
    if (workspace === null || key === null || asked.current === key) return;
    if (flow === null || environment === null || client === null) return;
    asked.current = key;
    const source = from === null ? undefined : { runId: from };
    workspace.runs.start(flow.id, environment.id, client.id, {}, source).then(
      (run) => setStarted({ key, runId: run.id }),
      () => setStarted({ key, runId: null }),
    );
  }, [workspace, key, flow, environment, client, from]);

  const isCurrent = started !== undefined && started.key === key;
  const run = isCurrent ? (state.runs.find(({ id }) => id === started.runId) ?? null) : null;
  const isTouched = run !== null && !isUntouched(run);
  const runId = run?.id ?? null;
  useEffect(() => {
    if (isTouched && runId !== null) {
      void navigate(paths.run(runId), { replace: true, preventScrollReset: true });
    }
  }, [isTouched, runId, navigate]);

  if (flowName === null) return { status: 'loading', flow };
  if (flow === null) return { status: 'no-such-flow', name: flowName };
  if (!isReady) return { status: 'loading', flow };
  if (environment === null) return { status: 'no-environment', flow };
  if (isCurrent && started.runId === null) {
    const retry = () => {
      asked.current = null;
      setStarted(undefined);
    };
    return { status: 'failed', flow, retry };
  }
  return { status: 'ready', workspace, state, flow, environment, client, run, isKept: false };
}

/** A link may name only the run whose tokens are to be used. */
function clientOfRun(state: WorkspaceState, from: string | null): string | null {
  return state.runs.find(({ id }) => id === from)?.clientKey ?? null;
}
