import type { WorkspaceState } from './workspace.ts';

/** What screens see before the workspace has been loaded, and in prerendered HTML. */
export const loadingState: WorkspaceState = {
  status: 'loading',
  unavailableReason: null,
  environments: [],
  runs: [],
  keys: [],
  keySets: [],
  calls: [],
  unreadable: [],
  probing: [],
  selected: { environmentId: null, clientKey: null },
  host: null,
  hostProblem: null,
};
