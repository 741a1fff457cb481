import type { Workspace } from '#workspace/workspace.ts';
import type { Services } from './services.ts';

/** Where a page's workspace appears once it has been loaded. */
export interface WorkspaceSlot {
  readonly current: () => Workspace | null;
  /** Starts the loading with the first listener; returns the way to stop listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

const slots = new WeakMap<Services, WorkspaceSlot>();

/** The one slot of these services. */
export function workspaceSlot(services: Services): WorkspaceSlot {
  const known = slots.get(services);
  if (known !== undefined) return known;
  const made = makeSlot(services);
  slots.set(services, made);
  return made;
}

function makeSlot(services: Services): WorkspaceSlot {
  const listeners = new Set<() => void>();
  let workspace: Workspace | null = null;
  let isAsked = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const load = async () => {
    try {
      workspace = await services.workspace();
      workspace.subscribe(tell);
      tell();
    } catch {
      // The module did not arrive; the next listener asks again.
      isAsked = false;
    }
  };
  return {
    current: () => workspace,
    subscribe: (listener) => {
      listeners.add(listener);
      if (!isAsked) {
        isAsked = true;
        void load();
      }
      return () => listeners.delete(listener);
    },
  };
}
