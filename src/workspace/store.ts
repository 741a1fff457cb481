/** A value that many look at and one place replaces. */
export interface Store<T> {
  readonly getState: () => T;
  readonly update: (change: (state: T) => T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A store that tells its listeners of each change, after it was made. */
export function createStore<T>(initial: T): Store<T> {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    getState: () => state,
    update: (change) => {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
