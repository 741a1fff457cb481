import { flowOf } from '#flows/registry.ts';
import { advise } from './advice/advise.ts';
import { createCallActions } from './calls/call-actions.ts';
import type { Core } from './core.ts';
import { findEnvironment } from './core.ts';
import { defaultEnvironment, defaultEnvironmentId } from './environments/default-environment.ts';
import { settleHost } from './environments/ensure-sandbox.ts';
import { createEnvironmentActions } from './environments/environment-actions.ts';
import { createKeeper } from './keeper.ts';
import { createKeyActions } from './keys/key-actions.ts';
import { loadingState } from './loading-state.ts';
import type { Run } from './model/run.ts';
import type { StepView } from './model/step-view.ts';
import type { Ports } from './ports.ts';
import { trackRequests } from './runner/requests-under-way.ts';
import { setScene, stepOf } from './runner/scene.ts';
import type { Sending } from './runner/send-step.ts';
import { createRunActions } from './runs/run-actions.ts';
import { sandboxLogOf } from './runs/sandbox-log.ts';
import { viewStep } from './runs/view-step.ts';
import { createStore } from './store.ts';
import type { Workspace, WorkspaceState } from './workspace.ts';

/** The workspace of one page, loaded from its storage and in step with the other tabs. */
export async function createWorkspace(ports: Ports): Promise<Workspace> {
  const store = createStore<WorkspaceState>(loadingState);
  const core: Core = { ports, store, keeper: createKeeper(ports.storage, store) };
  await load(core);
  ports.storage.onOtherTab(() => void core.keeper.reload());
  const sending: Sending = { core, underWay: trackRequests(), probes: new Map() };
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    environments: createEnvironmentActions(core),
    runs: createRunActions(sending),
    keys: createKeyActions(core),
    calls: createCallActions(sending),
    viewStep: (run, step) => view(core, run, step),
    advise: (run, step) => {
      const scene = setScene(core, run.id);
      const lacksRelay = lacksRelayIn(store.getState());
      return advise({ run, step: view(core, run, step), scene, lacksRelay });
    },
    settleHost: async () => void (await settleHost(core)),
    sandboxLog: (run) => sandboxLogOf(core, run),
    eraseEverything: () => eraseEverything(core),
  };
}

// Unknown until the host has said: then the relay is offered, and says itself if it is not there.
function lacksRelayIn({ host, hostProblem }: WorkspaceState): boolean {
  return host === null ? hostProblem !== null : !host.relay;
}

async function load(core: Core): Promise<void> {
  const { ports, store, keeper } = core;
  await keeper.reload();
  if (findEnvironment(core, defaultEnvironmentId) === null) {
    await keeper.putEnvironment(defaultEnvironment(ports.navigation.appUrl(), ports.clock()));
  }
  store.update((state) => ({
    ...state,
    status: state.unavailableReason === null ? 'ready' : 'unavailable',
    selected: ports.selection.read(),
  }));
}

// What the host remembers goes first, while it is known what that is. A host that refuses is told of
// at the end: what this browser keeps goes anyway.
async function eraseEverything(core: Core): Promise<void> {
  const { environments } = core.store.getState();
  const ids = environments.flatMap(({ sandbox }) => sandbox?.id ?? []);
  const forgotten = await core.ports.sandbox.forget(ids).then(
    () => true,
    () => false,
  );
  await core.keeper.eraseEverything();
  await load(core);
  if (!forgotten) throw new Error('Failed to erase what the host of the sandboxes remembers.');
}

function view(core: Core, run: Run, step: string): StepView {
  const scene = setScene(core, run.id);
  const flow = flowOf(run.flow);
  const waitsFor =
    scene === null
      ? 'its environment and client, which were deleted'
      : (stepOf(scene, step)?.waitsFor(scene.input) ?? null);
  const { clock, patienceSeconds } = core.ports;
  const seen = viewStep(run, step, {
    ...{ flow, waitsFor },
    ...{ now: clock(), patienceSeconds: patienceSeconds() },
  });
  const probing = core.store
    .getState()
    .probing.find((one) => one.runId === run.id && one.step === step);
  if (probing === undefined) return seen;
  return { ...seen, status: { status: 'probing', since: probing.since, url: probing.url } };
}
