import { useSyncExternalStore } from 'react';
import { loadingState } from '#workspace/loading-state.ts';
import type { Workspace, WorkspaceState } from '#workspace/workspace.ts';
import { useServices } from './services.ts';
import { workspaceSlot } from './workspace-slot.ts';

/** The workspace, which the first caller loads; null until it is there, and in prerendered HTML. */
export function useWorkspace(): Workspace | null {
  const slot = workspaceSlot(useServices());
  return useSyncExternalStore(slot.subscribe, slot.current, () => null);
}

/** A view of the workspace's state, kept up to date; the loading state until it is there. */
export function useWorkspaceState<T>(selector: (state: WorkspaceState) => T): T {
  const slot = workspaceSlot(useServices());
  const state = useSyncExternalStore(
    slot.subscribe,
    () => slot.current()?.getState() ?? loadingState,
    () => loadingState,
  );
  return selector(state);
}
