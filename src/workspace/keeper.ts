import { keptCall, withWholeBodies } from './calls/kept-call.ts';
import type { ApiCall } from './model/api-call.ts';
import type { Environment } from './model/environment.ts';
import type { Run, RunEvent } from './model/run.ts';
import type { StoredKey, StoredKeySet } from './model/stored-key.ts';
import type { StoragePort } from './ports.ts';
import { isUntouched } from './runs/is-untouched.ts';
import type { Store } from './store.ts';
import type { WorkspaceState } from './workspace.ts';
import { createWriteQueue } from './write-queue.ts';

/** Changes what is shown and what is stored together; the promise is of the second. */
export interface Keeper {
  readonly putEnvironment: (environment: Environment) => Promise<void>;
  readonly dropEnvironment: (id: string) => Promise<void>;
  readonly putRun: (run: Run) => Promise<void>;
  readonly dropRun: (id: string) => Promise<void>;
  readonly putKey: (key: StoredKey) => Promise<void>;
  readonly dropKey: (id: string) => Promise<void>;
  readonly putKeySet: (set: StoredKeySet) => Promise<void>;
  readonly dropKeySet: (id: string) => Promise<void>;
  readonly putCall: (call: ApiCall) => Promise<void>;
  readonly dropCall: (id: string) => Promise<void>;
  /** Adds to a run that is still there; a deleted one is left alone. */
  readonly append: (runId: string, ...events: readonly RunEvent[]) => Promise<void>;
  /** Rejects where the storage refused. */
  readonly eraseEverything: () => Promise<void>;
  /** Reads what is stored again, after this page's own writes. */
  readonly reload: () => Promise<void>;
}

const refused = 'The browser refused to store a change; it is kept in this tab only.';

/** The keeper of one page. Writes go one after the other, in the order in which they were asked for. */
export function createKeeper(storage: StoragePort, store: Store<WorkspaceState>): Keeper {
  const queue = createWriteQueue(() => {
    store.update((state) => ({ ...state, unavailableReason: refused }));
  });
  const reload = async (): Promise<void> => {
    const before = queue.count();
    await queue.settled();
    const loaded = await storage.load();
    // Something was written meanwhile, which this reading may not hold.
    if (before !== queue.count()) return reload();
    store.update((state) => withLoaded(state, loaded));
  };

  const put = <N extends KeptName>(name: N, save: (one: Kept<N>) => Promise<void>) => {
    return (one: Kept<N>) => {
      store.update((state) => putInto(state, name, one));
      return queue.put(`${name} ${one.id}`, () => save(one));
    };
  };
  const putRun = (run: Run) => {
    store.update((state) => putInto(state, 'runs', run));
    return isUntouched(run)
      ? Promise.resolve()
      : queue.put(`runs ${run.id}`, () => storage.saveRun(run));
  };
  const drop = (name: KeptName, remove: (id: string) => Promise<void>) => (id: string) => {
    store.update((state) => ({
      ...state,
      [name]: without<{ readonly id: string }>(state[name], id),
    }));
    queue.divide();
    return queue.write(() => remove(id));
  };

  return {
    putEnvironment: put('environments', storage.saveEnvironment),
    dropEnvironment: drop('environments', storage.deleteEnvironment),
    putRun,
    dropRun: drop('runs', storage.deleteRun),
    putKey: put('keys', storage.saveKey),
    dropKey: drop('keys', storage.deleteKey),
    putKeySet: put('keySets', storage.saveKeySet),
    dropKeySet: drop('keySets', storage.deleteKeySet),
    putCall: put('calls', (call) => storage.saveCall(keptCall(call))),
    dropCall: drop('calls', storage.deleteCall),
    append: async (runId, ...events) => {
      const run = store.getState().runs.find(({ id }) => id === runId);
      if (run !== undefined) await putRun({ ...run, events: [...run.events, ...events] });
    },
    // What was never stored goes too; what could not be erased is still shown.
    eraseEverything: () =>
      queue
        .attempt(() => storage.eraseEverything())
        .then(() => store.update((state) => ({ ...state, ...nothingKept }))),
    reload,
  };
}

type Loaded = Awaited<ReturnType<StoragePort['load']>>;

// What is not stored, or not whole, is this page's own.
function withLoaded(state: WorkspaceState, { runs, calls, ...loaded }: Loaded): WorkspaceState {
  return {
    ...state,
    ...loaded,
    runs: [...runs, ...state.runs.filter(isUntouched)],
    calls: withWholeBodies(calls, state.calls),
  };
}

const nothingKept = { environments: [], runs: [], keys: [], keySets: [], calls: [] } as const;

type KeptName = keyof typeof nothingKept;
type Kept<N extends KeptName> = WorkspaceState[N][number];

function putInto<N extends KeptName>(state: WorkspaceState, name: N, one: Kept<N>): WorkspaceState {
  return { ...state, [name]: replaced<{ readonly id: string }>(state[name], one) };
}

function replaced<T extends { readonly id: string }>(list: readonly T[], one: T): readonly T[] {
  return list.some(({ id }) => id === one.id)
    ? list.map((other) => (other.id === one.id ? one : other))
    : [...list, one];
}

function without<T extends { readonly id: string }>(list: readonly T[], id: string): readonly T[] {
  return list.filter((one) => one.id !== id);
}
