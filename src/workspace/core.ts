import type { Environment } from './model/environment.ts';
import type { Run } from './model/run.ts';
import type { Keeper } from './keeper.ts';
import type { Ports } from './ports.ts';
import type { Store } from './store.ts';
import type { WorkspaceState } from './workspace.ts';

/** What every action works with. */
export interface Core {
  readonly ports: Ports;
  readonly store: Store<WorkspaceState>;
  readonly keeper: Keeper;
}

/** An environment that a screen named; null when it has been deleted. */
export function findEnvironment({ store }: Pick<Core, 'store'>, id: string): Environment | null {
  return store.getState().environments.find((environment) => environment.id === id) ?? null;
}

/** A run that a screen named; null when it has been deleted. */
export function findRun({ store }: Pick<Core, 'store'>, id: string): Run | null {
  return store.getState().runs.find((run) => run.id === id) ?? null;
}
