import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Flow } from '#flows/define-flow.ts';
import { findFlow } from '#flows/registry.ts';
import { findClient } from '#workspace/environments/new-client.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import { useWorkspace, useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { isUntouched } from '#workspace/runs/is-untouched.ts';
import type { Workspace, WorkspaceState } from '#workspace/workspace.ts';
import { chooseClient, chooseEnvironment, obstacleOf } from './choose-target.ts';

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
  const client = environment === null ? null : findClient(environment, run.clientKey);
  return { status: 'ready', workspace, state, flow, environment, client, run, isKept: true };
}

/** What a new run is to be of. */
interface Target {
  readonly flow: Flow;
  readonly environment: Environment;
  readonly client: Client;
  /** The run whose tokens are to be used. */
  readonly from: string | null;
  /** Changes with each visit of the page, and with what it names. */
  readonly key: string;
}

function useFreshRun(
  flowName: string | null,
  workspace: Workspace | null,
  state: WorkspaceState,
): PageRun {
  const { key: visit } = useLocation();
  const [search] = useSearchParams();
  const flow = flowName === null ? null : findFlow(flowName);
  const isReady = workspace !== null && state.status !== 'loading';
  const environment = isReady ? chooseEnvironment(state, search.get('environment')) : null;
  const client = pickClient(state, { environment, flow, search });
  const from = search.get('from');
  const target =
    flow === null || environment === null || client === null
      ? null
      : {
          flow,
          environment,
          client,
          from,
          key: [visit, flow.id, environment.id, client.id, from].join(' '),
        };
  const { run, hasFailed, retry } = useStartedRun(workspace, target, state.runs);
  useOwnAddress(run);

  if (flow === null) {
    return flowName === null
      ? { status: 'loading', flow }
      : { status: 'no-such-flow', name: flowName };
  }
  if (!isReady) return { status: 'loading', flow };
  if (environment === null) return { status: 'no-environment', flow };
  if (hasFailed) return { status: 'failed', flow, retry };
  return { status: 'ready', workspace, state, flow, environment, client, run, isKept: false };
}

/** Starts the run once for each visit, and follows it. */
function useStartedRun(
  workspace: Workspace | null,
  target: Target | null,
  runs: readonly Run[],
): { readonly run: Run | null; readonly hasFailed: boolean; readonly retry: () => void } {
  const [started, setStarted] = useState<{ readonly key: string; readonly runId: string | null }>();
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (workspace === null || target === null || asked.current === target.key) return;
    const { key, flow, environment, client, from } = target;
    asked.current = key;
    const source = from === null ? undefined : { runId: from };
    // One that was asked for before another was chosen may be ready after it.
    const settle = (runId: string | null) => {
      if (asked.current === key) setStarted({ key, runId });
    };
    workspace.runs.start(flow.id, environment.id, client.id, {}, source).then(
      (run) => settle(run.id),
      () => settle(null),
    );
  }, [workspace, target]);
  const current = started !== undefined && started.key === target?.key ? started : null;
  return {
    run: runs.find(({ id }) => id === current?.runId) ?? null,
    hasFailed: current !== null && current.runId === null,
    retry: () => {
      asked.current = null;
      setStarted(undefined);
    },
  };
}

/** A run that something has happened to moves to its own address. */
function useOwnAddress(run: Run | null): void {
  const navigate = useNavigate();
  const keptId = run !== null && !isUntouched(run) ? run.id : null;
  useEffect(() => {
    if (keptId === null) return;
    void navigate(paths.run(keptId), { replace: true, preventScrollReset: true });
  }, [keptId, navigate]);
}

interface Asked {
  readonly environment: Environment | null;
  readonly flow: Flow | null;
  readonly search: URLSearchParams;
}

/** The client that the address names, or that the run had whose tokens it wants to use. */
function pickClient(state: WorkspaceState, { environment, flow, search }: Asked): Client | null {
  if (environment === null || flow === null) return null;
  const source = state.runs.find(({ id }) => id === search.get('from'));
  const wanted = search.get('client') ?? source?.clientKey ?? null;
  // A token may be of a public client, and what is done with it for confidential ones alone.
  const named = environment.clients.find(({ id }) => id === wanted);
  const target = named === undefined ? null : { environment, client: named };
  if (source !== undefined && target !== null && obstacleOf(flow, target) !== null) {
    return chooseClient(state, { environment, flow, wanted: null });
  }
  return chooseClient(state, { environment, flow, wanted });
}
