import type { Environment } from './model/environment.ts';
import type { Run, RunEvent } from './model/run.ts';
import type { StoragePort } from './ports.ts';
import { isUntouched } from './runs/is-untouched.ts';
import type { Store } from './store.ts';
import type { WorkspaceState } from './workspace.ts';

/** Changes what is shown and what is stored together; the promise is of the second. */
export interface Keeper {
  readonly putEnvironment: (environment: Environment) => Promise<void>;
  readonly dropEnvironment: (id: string) => Promise<void>;
  readonly putRun: (run: Run) => Promise<void>;
  readonly dropRun: (id: string) => Promise<void>;
  /** Adds to a run that is still there; a deleted one is left alone. */
  readonly append: (runId: string, ...events: readonly RunEvent[]) => Promise<void>;
  /** Rejects where the storage refused. */
  readonly eraseEverything: () => Promise<void>;
  /** Reads what is stored again, after this page's own writes. */
  readonly reload: () => Promise<void>;
}

/** The keeper of one page. Writes go one after the other, in the order in which they were asked for. */
export function createKeeper(storage: StoragePort, store: Store<WorkspaceState>): Keeper {
  let last: Promise<void> = Promise.resolve();
  let writes = 0;

  const write = (work: () => Promise<void>): Promise<void> => {
    writes += 1;
    last = last.then(work).catch(() => {
      const unavailableReason =
        'The browser refused to store a change; it is kept in this tab only.';
      store.update((state) => ({ ...state, unavailableReason }));
    });
    return last;
  };
  const putRun = (run: Run) => {
    store.update((state) => ({ ...state, runs: replaced(state.runs, run) }));
    return isUntouched(run) ? Promise.resolve() : write(() => storage.saveRun(run));
  };
  const reload = async (): Promise<void> => {
    const before = writes;
    await last;
    const { environments, runs, unreadable, unavailableReason } = await storage.load();
    // Something was written meanwhile, which this reading may not hold.
    if (before !== writes) return reload();
    store.update((state) => ({
      ...state,
      environments,
      runs: [...runs, ...state.runs.filter(isUntouched)],
      unreadable,
      unavailableReason,
    }));
  };

  return {
    putEnvironment: (environment) => {
      store.update((state) => ({
        ...state,
        environments: replaced(state.environments, environment),
      }));
      return write(() => storage.saveEnvironment(environment));
    },
    dropEnvironment: (id) => {
      store.update((state) => ({ ...state, environments: without(state.environments, id) }));
      return write(() => storage.deleteEnvironment(id));
    },
    putRun,
    dropRun: (id) => {
      store.update((state) => ({ ...state, runs: without(state.runs, id) }));
      return write(() => storage.deleteRun(id));
    },
    append: async (runId, ...events) => {
      const run = store.getState().runs.find(({ id }) => id === runId);
      if (run !== undefined) await putRun({ ...run, events: [...run.events, ...events] });
    },
    eraseEverything: () => {
      writes += 1;
      const erased = last.then(() => storage.eraseEverything());
      last = erased.catch(() => undefined);
      // What was never stored goes too; what could not be erased is still shown.
      return erased.then(() => store.update((state) => ({ ...state, environments: [], runs: [] })));
    },
    reload,
  };
}

function replaced<T extends { readonly id: string }>(list: readonly T[], one: T): readonly T[] {
  return list.some(({ id }) => id === one.id)
    ? list.map((other) => (other.id === one.id ? one : other))
    : [...list, one];
}

function without<T extends { readonly id: string }>(list: readonly T[], id: string): readonly T[] {
  return list.filter((one) => one.id !== id);
}
